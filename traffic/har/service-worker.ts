// Where a service worker stands between a page and a provider, Chromium records twice what was sent once: the page's request to its worker, and
// the worker's own, which went over the wire.
import { isObject } from '../../contracts/odata/read-body.ts';

type Json = Readonly<Record<string, unknown>>;

const ofPage = 'an entry that a service worker answered: what it sent itself is another entry';
const ofWorker = "an entry of a service worker: the page's request to it is another entry";

/** DevTools says it of the answer. */
const isMarked = (entry: Json, response: Json): boolean =>
  entry['_fetchedViaServiceWorker'] === true || response['_fetchedViaServiceWorker'] === true;

/** Playwright writes neither a byte nor an address of what a page did not get from the network itself; a mock is marked as one. */
const isFromNowhere = (entry: Json, response: Json): boolean =>
  entry['_frameref'] !== undefined &&
  response['_transferSize'] === 0 &&
  entry['serverIPAddress'] === undefined &&
  entry['_wasFulfilled'] !== true;

/** With recordHar's mode `minimal` only the worker's entries are known, so that those of the page are judged. */
const isOfWorker = (entry: Json, response: Json): boolean =>
  entry['_serviceWorkerRef'] !== undefined && response['_transferSize'] === undefined;

/** Why an entry is a copy of another one in its recording; undefined where it stands for itself. */
export const copyOf = (entry: Json): string | undefined => {
  const response = isObject(entry['response']) ? entry['response'] : {};
  if (isMarked(entry, response) || isFromNowhere(entry, response)) return ofPage;
  return isOfWorker(entry, response) ? ofWorker : undefined;
};

// Reads a public document from a URL: a description of an API. No token is sent.
import { fetch, type Response } from 'undici';
import { NoVerdict, WrongUse } from '../settings/errors.ts';
import { userAgent } from '../settings/tool.ts';
import { detailOf } from './answer-collector.ts';
import { dispatcherTo, type Network, withoutOwnCertificate } from './network.ts';

/** The most bytes that are read, decompressed; Microsoft's OpenAPI description of the beta has some 40 million. */
const largestDocument = 256 * 1024 * 1024;

const longestWait = 120_000;
const mostRedirects = 5;

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `it was not read whole within ${longestWait / 1000} seconds`;
  return detailOf(error);
};

const unreadable = (url: URL, why: string): NoVerdict =>
  new NoVerdict(`${url.origin}${url.pathname} cannot be read: ${why}.`);

/** Where a redirect leads; TLS is not given up on the way. */
const redirectOf = (url: URL, answer: Response): URL | undefined => {
  const location = answer.headers.get('location');
  if (answer.status < 300 || answer.status > 399 || location === null) return undefined;
  if (!URL.canParse(location, url)) throw unreadable(url, `it redirects to ${location}`);
  const next = new URL(location, url);
  if (next.protocol === url.protocol || next.protocol === 'https:') return next;
  throw unreadable(url, `it redirects to ${next.protocol}//${next.host}, without TLS`);
};

const bytesOf = async (url: URL, answer: Response): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body ?? []) {
    length += chunk.length;
    if (length > largestDocument) throw unreadable(url, `it is longer than ${largestDocument} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** What is at a URL: the document, or where it redirects to. */
const look = async (url: URL, network: Network, signal: AbortSignal): Promise<Uint8Array | URL> => {
  const headers = { accept: '*/*', 'user-agent': userAgent };
  const dispatcher = dispatcherTo(url.href, network);
  try {
    const answer = await fetch(url, { headers, signal, redirect: 'manual', dispatcher });
    const next = redirectOf(url, answer);
    if (next !== undefined) return next;
    if (answer.ok) return await bytesOf(url, answer);
    throw unreadable(url, `the answer has the status ${answer.status}`);
  } finally {
    await dispatcher.destroy();
  }
};

const read = async (url: URL, network: Network, signal: AbortSignal, redirects = 0): Promise<Uint8Array> => {
  const found = await look(url, network, signal);
  if (!(found instanceof URL)) return found;
  if (redirects >= mostRedirects) throw unreadable(url, `it redirects more than ${mostRedirects} times`);
  // The certificate of --cert is for the server that the user named.
  const next = found.origin === url.origin ? network : withoutOwnCertificate(network);
  return read(found, next, signal, redirects + 1);
};

const urlOf = (text: string): URL => {
  if (!URL.canParse(text)) throw new WrongUse(`"${text}" is not a URL.`);
  const url = new URL(text);
  if (url.username === '' && url.password === '') return url;
  throw new WrongUse('the URL of a description must not hold a user or password.');
};

/**
 * The bytes of the document at an http or https URL.
 * @throws WrongUse for a URL with a password; NoVerdict with the reason when it cannot be read.
 */
export const readDocument = async (text: string, network: Network): Promise<Uint8Array> => {
  const url = urlOf(text);
  try {
    return await read(url, network, AbortSignal.timeout(longestWait));
  } catch (error) {
    if (error instanceof NoVerdict || error instanceof WrongUse) throw error;
    throw unreadable(url, reasonOf(error));
  }
};

// The configurations of a tenant, page by page.
import { type Definition, rootOf } from '../../../contracts/definition.ts';
import { type Answer, isSilence, type Silence } from '../../../contracts/judging/exchange.ts';
import { isTryAgain } from '../../../contracts/judging/judge-exchange.ts';
import { followNextLink } from '../../../contracts/odata/next-link.ts';
import { idError } from '../../../contracts/odata/path-id.ts';
import { isObject, readBody } from '../../../contracts/odata/read-body.ts';
import { NoVerdict } from '../../settings/errors.ts';
import { wordsOf } from '../answer-words.ts';
import { asksForClaims, claimsStep } from '../claims-challenge.ts';
import { plainRequest } from '../plain-request.ts';
import type { Target } from '../target.ts';

export type Configuration = { readonly id: string; readonly name: string; readonly type: string };

type Page = { readonly value: readonly unknown[]; readonly next: string | undefined };

/** More pages than a tenant has: Graph gives some hundred configurations on one, and a tenant has some thousand. */
export const mostPages = 1_000;

const reasons = ({ operation: { permission }, parents }: Definition): Readonly<Record<number, string>> => ({
  401: 'the token is not accepted (401)',
  403: `the token may not read there (403): it needs ${permission}, or ${permission.replace('ReadWrite', 'Read')}`,
  404: `there is nothing there (404): the base URL must end where ${rootOf(parents)} begins`,
});

const refusalIn = (contract: Definition, answer: Answer | Silence): string => {
  if (isSilence(answer)) return `there was no answer (${answer.silence}: ${answer.detail})`;
  if (isTryAgain(answer)) return 'the target kept saying "try again"';
  const words = wordsOf(answer);
  const step = asksForClaims(answer) ? `: ${claimsStep}` : '';
  const reason = `${reasons(contract)[answer.status] ?? `the target answered ${answer.status}`}${step}`;
  return words === undefined ? reason : `${reason}, and says ${words}`;
};

const textIn = (value: Readonly<Record<string, unknown>>, name: string): string => {
  const text = value[name];
  return typeof text === 'string' ? text : '';
};

const pageIn = (answer: Answer | Silence): Page | undefined => {
  if (isSilence(answer) || answer.status !== 200) return undefined;
  const reading = readBody(answer.body);
  if (!('value' in reading) || !isObject(reading.value) || !Array.isArray(reading.value['value'])) return undefined;
  return { value: reading.value['value'], next: textIn(reading.value, '@odata.nextLink') || undefined };
};

/**
 * Where the next page is, below the base URL.
 * @throws NoVerdict for a link to another place: the token goes to the target alone.
 */
const follow = (link: string, path: string, baseUrl: string): string => {
  const next = followNextLink(link, path, baseUrl);
  if (next !== undefined) return next;
  const here = `${baseUrl}${path}`;
  const url = URL.canParse(link, here) ? new URL(link, here) : undefined;
  throw new NoVerdict(
    `the nextLink of ${path} leads to ${url?.origin ?? 'no URL'}, not below ${baseUrl}; it was not followed.`,
  );
};

/** Bytes of all pages together: a configuration has some kilobytes. */
const mostBytes = 256 * 1024 * 1024;

/** A collection to list. */
export type Listing = { readonly contract: Definition; readonly target: Target; readonly collection: string };

/**
 * What is picked of each entity of a collection of the target, over its pages; nothing else of them is kept.
 * @throws NoVerdict when a page cannot be read, a nextLink leads elsewhere, or the pages do not end.
 */
export const listAll = async <T>(
  { contract, target, collection }: Listing,
  pick: (value: unknown) => T | undefined,
): Promise<readonly T[]> => {
  const found: T[] = [];
  const visited = new Set<string>();
  let bytes = 0;
  let path: string | undefined = collection;
  while (path !== undefined) {
    if (visited.has(path) || visited.size >= mostPages)
      throw new NoVerdict(`the pages of ${collection} do not end: ${visited.size} were read.`);
    visited.add(path);
    const answer = await target.send(plainRequest('GET', path));
    const page = pageIn(answer);
    if (!page) {
      const isRefused = isSilence(answer) || answer.status !== 200;
      throw new NoVerdict(
        `${collection}: ${isRefused ? refusalIn(contract, answer) : 'the answer is not a collection in JSON'}.`,
      );
    }
    bytes += isSilence(answer) ? 0 : answer.body.length;
    if (bytes > mostBytes) throw new NoVerdict(`the pages of ${collection} have more than ${mostBytes} bytes.`);
    for (const value of page.value) {
      const picked = pick(value);
      if (picked !== undefined) found.push(picked);
    }
    path = page.next === undefined ? undefined : follow(page.next, path, target.baseUrl);
  }
  return found;
};

/** An id that the file can hold and a path can take. */
export const idIn = (value: unknown): string | undefined => {
  const id = isObject(value) ? textIn(value, 'id') : '';
  return /^[\x21-\x7e]+$/.test(id) && idError(id) === undefined ? id : undefined;
};

/** Characters of a name that are kept. */
const longestText = 1_000;

/** The configurations of a target; those without an id that can be sent are left out. */
export const listConfigurations = async (contract: Definition, target: Target): Promise<readonly Configuration[]> =>
  listAll({ contract, target, collection: contract.parents.collection }, (value) => {
    const id = idIn(value);
    return id === undefined || !isObject(value)
      ? undefined
      : { id, name: textIn(value, 'displayName').slice(0, longestText), type: textIn(value, '@odata.type') };
  });

// HAR 1.2: the exchanges of all failures and warnings, for a browser's network view or an HTTP client.

import { jsonText } from '../record/json-text.ts';
import { nameOfTarget } from '../record/name-of-target.ts';
import type { KeptAnswer, KeptCounterexample, Results } from '../record/results.ts';
import { type Found, foundIn } from './found.ts';

const unknownSize = -1;
const unknown = { cookies: [], headersSize: unknownSize, httpVersion: 'HTTP/1.1' };

const pairs = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

const request = ({ request: { method, url, headers, body } }: KeptCounterexample) => ({
  ...unknown,
  method,
  url,
  headers: pairs(headers),
  queryString: [],
  bodySize: body.bytes,
  ...(body.bytes === 0 ? {} : { postData: { mimeType: headers['content-type'] ?? '', text: body.text } }),
});

const silence: Extract<KeptAnswer, { status: number }> = { status: 0, headers: {}, body: { text: '', bytes: 0 } };

const response = (answer: KeptAnswer) => {
  const { status, headers, body } = 'status' in answer ? answer : silence;
  return {
    ...unknown,
    status,
    statusText: 'status' in answer ? '' : `${answer.silence}: ${answer.detail}`,
    headers: pairs(headers),
    content: { size: body.bytes, mimeType: headers['content-type'] ?? '', text: body.text },
    redirectURL: headers['location'] ?? '',
    bodySize: body.bytes,
  };
};

const entry = (startedDateTime: string, { row, on }: Found, counterexample: KeptCounterexample) => ({
  startedDateTime,
  // results.json has no times of single exchanges.
  time: 0,
  timings: { send: 0, wait: 0, receive: 0 },
  cache: {},
  request: request(counterexample),
  response: response(counterexample.answer),
  comment: `${row.level} ${row.id} on ${on.path}: ${row.says}. Case: ${counterexample.reason || 'a valid create'}.`,
});

const entriesOf = (results: Results) =>
  foundIn(results, ['fail', 'warn', 'waived']).flatMap((found) =>
    found.on.counterexample ? [entry(results.replayOf?.start ?? results.start, found, found.on.counterexample)] : [],
  );

/** The failing exchanges of the runs as an HTTP archive. */
export const toHar = (runs: readonly Results[]): string => {
  const { name = '', version = '' } = runs[0]?.tool ?? {};
  const comment = runs.map(nameOfTarget).join(', ');
  return jsonText({ log: { version: '1.2', creator: { name, version }, entries: runs.flatMap(entriesOf), comment } });
};

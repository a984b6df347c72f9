// An exchange as a line that judge reads. No secret is in it: headers by the list of those that may be shown, a placeholder for the
// token, no token in an address or a body, and bodies only where they are judged.

import { kindOf } from '../../client/gate/request-kind.ts';
import type { Contract } from '../../contracts/contract.ts';
import { type Answer, type Headers, isSilence, type Silence } from '../../contracts/judging/exchange.ts';
import { openRedactor, type Redactor } from '../../engine/redaction/redactor.ts';
import { shownAddress, shownHeaders } from '../../engine/redaction/shown-request.ts';
import type { Seen } from '../seen.ts';
import { unpacked } from '../unpack-batch.ts';
import { placeholderFor } from './placeholder.ts';
import { secretsInRequest } from './request-secrets.ts';
import type { ExchangeLine, LineBody } from './schema.ts';

/** Whether anything of an exchange is judged: itself, or a request of the batch that it is. */
const isJudged = (contract: Contract, parts: readonly Seen[]): boolean =>
  parts.some(({ exchange }) => kindOf(contract, exchange.request) !== 'other');

const bodyOf = (body: string | Uint8Array, { bytes }: Redactor): LineBody => {
  const clean = Buffer.from(bytes(Buffer.from(body)));
  const text = clean.toString('utf8');
  return Buffer.from(text).equals(clean) ? text : { base64: clean.toString('base64') };
};

const shown = (headers: Headers, { text }: Redactor): Headers => ({
  ...Object.fromEntries(Object.entries(shownHeaders(headers)).map(([name, value]) => [name, text(value)])),
  ...placeholderFor(headers),
});

const linesOf = (headers: Headers, repeated: readonly string[], redact: Redactor): [string, string][] =>
  Object.entries(shown(headers, redact)).flatMap((line) => (repeated.includes(line[0]) ? [line, line] : [line]));

type Part = { readonly redact: Redactor; readonly hasBody: boolean };

const answerOf = (answer: Answer | Silence, { redact, hasBody }: Part): Pick<ExchangeLine, 'answer' | 'noAnswer'> => {
  if (isSilence(answer)) return answer.silence === 'dropped' ? { noAnswer: 'dropped' } : {};
  const { status, headers, body } = answer;
  return {
    answer: { status, headers: linesOf(headers, [], redact), ...(hasBody ? { body: bodyOf(body, redact) } : {}) },
  };
};

const timesOf = ({ times }: Seen) =>
  times === undefined
    ? {}
    : { startedDateTime: new Date(times.sentAt).toISOString(), time: times.answeredAt - times.sentAt };

/** The line of an exchange, without its end. */
export const lineOf = (contract: Contract, seen: Seen): string => {
  const { exchange, gaps, base } = seen;
  const { request, answer } = exchange;
  const parts = unpacked(seen, 1);
  const redact = openRedactor(secretsInRequest(request));
  const judged = isJudged(contract, parts);
  const line: ExchangeLine = {
    ...timesOf(seen),
    request: {
      method: request.method,
      url: redact.text(base + shownAddress(request.path + (request.query ?? ''))),
      headers: linesOf(request.headers, request.repeated ?? [], redact),
      ...(judged && !gaps.includes('requestBody') ? { body: bodyOf(request.body, redact) } : {}),
    },
    ...answerOf(answer, { redact, hasBody: judged && !gaps.includes('answerBody') }),
  };
  return JSON.stringify(line);
};

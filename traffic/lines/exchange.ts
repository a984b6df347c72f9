// A line of a file of exchanges, or of a recording of verify, as an exchange.
import type { Contract } from '../../contracts/contract.ts';
import type { Answer, Headers, Silence } from '../../contracts/judging/exchange.ts';
import type { RecordedOutcome, Sent } from '../../engine/connection/recording/format.ts';
import { isEndLine, isHeaderLine, isSentLine } from '../../engine/connection/recording/format.ts';
import { contentOf } from '../../engine/connection/recording/lines.ts';
import { readBody, readOutcome } from '../../engine/connection/recording/wire.ts';
import { hiddenValue } from '../../engine/redaction/shown-request.ts';
import { fromWire } from '../from-wire.ts';
import { headersOf, repeatedIn } from '../headers.ts';
import { hasRedacted, withoutRedacted } from '../redacted.ts';
import { dropped, type Gap, type Seen, type Unreadable } from '../seen.ts';
import { timesFrom } from '../times.ts';
import { placeOf } from '../url-path.ts';
import { type ExchangeLine, isExchangeLine, type LineBody, type LineHeaders } from './schema.ts';

type LineAnswer = NonNullable<ExchangeLine['answer']>;

type HeaderLine = readonly [name: string, value: string];

const linesOf = (headers: LineHeaders): readonly HeaderLine[] =>
  (Array.isArray(headers) ? headers : Object.entries(headers)).map(
    ([name = '', value = '']): HeaderLine => [String(name).toLowerCase(), String(value)],
  );

const bodyOf = (body: LineBody): string | Uint8Array =>
  typeof body === 'string' ? body : Buffer.from(body.base64, 'base64');

const lost: Silence = { silence: 'unrecorded', detail: 'the recording holds no answer' };

const answerBody = ({ headers, body = '' }: LineAnswer): string | Uint8Array | undefined =>
  fromWire(bodyOf(body), headersOf(linesOf(headers)));

const answerOf = ({ answer, noAnswer }: ExchangeLine): Answer | Silence => {
  if (answer === undefined) return noAnswer === undefined ? lost : dropped;
  return { status: answer.status, headers: headersOf(linesOf(answer.headers)), body: answerBody(answer) ?? '' };
};

/** The headers as they were sent. What a record of ours does not show was another scheme, which is judged. */
const sentHeaders = (given: Headers): Headers =>
  hiddenValue.test(given['authorization'] ?? '') ? given : withoutRedacted(given);

/** Whether a body is there as it was sent: half a surrogate pair stands for a byte that is not UTF-8. */
const isHeld = (body: LineBody | undefined): boolean =>
  body !== undefined && (typeof body !== 'string' || body.isWellFormed());

const requestGaps = ({ request: { body } }: ExchangeLine, given: Headers, sent: Headers): readonly Gap[] => [
  ...(isHeld(body) ? [] : (['requestBody'] as const)),
  ...(hasRedacted(sent, 'request') ? (['requestHeaders'] as const) : []),
  ...(given['authorization'] !== undefined && sent['authorization'] === undefined ? (['authorization'] as const) : []),
];

const answerGaps = ({ answer, noAnswer }: ExchangeLine): readonly Gap[] => {
  if (answer === undefined) return noAnswer === undefined ? ['answer'] : [];
  return [
    ...(isHeld(answer.body) && answerBody(answer) !== undefined ? [] : (['answerBody'] as const)),
    ...(hasRedacted(headersOf(linesOf(answer.headers)), 'answer') ? (['answerHeaders'] as const) : []),
  ];
};

const ofLine = (contract: Contract, line: ExchangeLine): Seen => {
  const { method, url, headers, body } = line.request;
  const lines = linesOf(headers);
  const [given, repeated] = [headersOf(lines), repeatedIn(lines)];
  const sent = sentHeaders(given);
  const { base, ...place } = placeOf(contract, url);
  const times = timesFrom(line.startedDateTime, line.time);
  return {
    ...(times ? { times } : {}),
    exchange: {
      request: {
        method,
        ...place,
        headers: sent,
        ...(repeated.length === 0 ? {} : { repeated }),
        body: body === undefined ? '' : bodyOf(body),
      },
      answer: answerOf(line),
    },
    gaps: [...requestGaps(line, given, sent), ...answerGaps(line)],
    base,
  };
};

const recordedAnswer = (outcome: RecordedOutcome | undefined): Answer | Silence =>
  outcome === undefined ? lost : readOutcome(outcome);

const ofSent = ({ request, attempts, answer }: Sent): Seen => ({
  exchange: {
    request: { ...request, body: readBody(request.body) },
    answer: recordedAnswer(answer ?? attempts.at(-1)?.outcome),
  },
  gaps: [],
  base: '',
  isOurs: true,
});

/** What a line holds: an exchange, nothing (as the first and last of a recording of verify), or what cannot be read. */
export const exchangeIn = (contract: Contract, text: string): Seen | Unreadable | undefined => {
  if (text.trim() === '') return undefined;
  const value = contentOf(text);
  if (value === undefined) return { unreadable: 'a line that is not JSON' };
  if (isExchangeLine(value)) return ofLine(contract, value);
  if (isSentLine(value)) return ofSent(value.sent);
  return isHeaderLine(value) || isEndLine(value) ? undefined : { unreadable: 'a line that holds no exchange' };
};

// What is reported of an exchange holds the beginning of its bodies: it is judged whole, but nobody reads megabytes in a report.
import { type Answer, isSilence, type Request, type Silence } from '../contracts/judging/exchange.ts';
import type { Listener, RunEvent } from '../engine/campaign/run-event.ts';
import type { Counterexample } from '../engine/campaign/verdict.ts';

type Body = string | Uint8Array;

/** Letters of a text, or bytes, that are reported. */
export const mostReported = 100_000;

const isLong = (body: Body): boolean => body.length > mostReported;

const requestOf = (request: Request): Request => {
  const { body } = request;
  if (!isLong(body)) return request;
  const said = `… (${body.length} ${typeof body === 'string' ? 'characters' : 'bytes'})`;
  const start = body.slice(0, mostReported);
  return { ...request, body: typeof start === 'string' ? start + said : Buffer.concat([start, Buffer.from(said)]) };
};

const answerOf = (answer: Answer | Silence): Answer | Silence => {
  if (isSilence(answer) || !isLong(answer.body)) return answer;
  const { bytes = Buffer.byteLength(answer.body) } = answer;
  return { ...answer, body: answer.body.slice(0, mostReported), bytes };
};

const counterexampleOf = (shown: Counterexample): Counterexample => ({
  ...shown,
  case: { ...shown.case, request: requestOf(shown.case.request) },
  exchange: {
    ...shown.exchange,
    request: requestOf(shown.exchange.request),
    answer: answerOf(shown.exchange.answer),
  },
});

const eventOf = (event: RunEvent): RunEvent => {
  if (event.kind === 'verdict' && event.verdict.counterexample)
    return { ...event, verdict: { ...event.verdict, counterexample: counterexampleOf(event.verdict.counterexample) } };
  if (event.kind !== 'judged') return event;
  const { case: made, found } = event;
  return {
    ...event,
    case: { ...made, request: requestOf(made.request) },
    ...(found ? { found: { ...found, answer: answerOf(found.answer) } } : {}),
  };
};

/** A listener that hears of the beginning of long bodies alone. */
export const withShortBodies =
  (hear: Listener): Listener =>
  (event) =>
    hear(eventOf(event));

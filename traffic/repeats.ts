// What a client sends again, by the times of a recording. A client is blamed for nothing that they leave open: where a time is missing or a
// clock ran backwards, where an answer is not known, where two requests overlap, or where long passed in between.
import { createHash } from 'node:crypto';
import type { RetryJudgement } from '../client/gate/retries.ts';
import type { Answer, Request, Silence } from '../contracts/judging/exchange.ts';
import { isSilence, isUnrecorded } from '../contracts/judging/exchange.ts';
import { exercisedByRetry, judgeRetry, type Sending, sendingAfter } from '../contracts/judging/judge-retry.ts';
import { createdStatus } from '../contracts/odata/create.ts';
import { leastRetryAfter } from '../contracts/odata/retry-after.ts';
import type { RequirementId } from '../contracts/requirements/requirement-id.ts';
import type { Seen, Times } from './seen.ts';

/** Creates that are remembered; older ones are forgotten. */
const mostRemembered = 10_000;
/** Milliseconds after which the same create is another one, unless Retry-After asks for more. */
const longestPause = 15 * 60 * 1000;

/** Only an id that the client gives its create tells a repetition of it from another create with the same values. */
const byId: ReadonlySet<RequirementId> = new Set(['retries.created', 'retries.refused']);

const idOf = ({ headers }: Request): string | undefined => headers['client-request-id'];

const identity = ({ path, headers, body }: Request): string =>
  createHash('sha256')
    .update(`${path}\n${headers['user-agent'] ?? ''}\n`)
    .update(body)
    .digest('base64');

type Sent = { readonly sending: Sending; readonly times: Times; readonly id: string | undefined };

const nothing: RetryJudgement = { findings: [], exercised: [] };

/** An answer as far as it is remembered. */
const remembered = (answer: Answer | Silence): Answer | Silence =>
  isSilence(answer) ? answer : { status: answer.status, headers: answer.headers, body: '' };

const pauseAfter = ({ sending: { answer, answeredAt } }: Sent): number =>
  Math.max(longestPause, isSilence(answer) ? 0 : (leastRetryAfter(answer.headers['retry-after'], answeredAt) ?? 0));

/** Whether a create can be a repetition of an earlier one: it began behind its answer, and not long behind it. */
const mayRepeat = (before: Sent, { sentAt }: Times): boolean =>
  sentAt >= before.times.answeredAt && sentAt - before.times.answeredAt <= pauseAfter(before);

/** Whether a create is one of its own, with values that were created before: what was created is not tried again. */
const isAnother = ({ sending: { answer }, id }: Sent, request: Request): boolean =>
  !isSilence(answer) && answer.status === createdStatus && (id === undefined || id !== idOf(request));

const judgementOf = (before: Sent | undefined, sent: Sent): RetryJudgement => {
  const isSame = sent.id !== undefined && before?.id === sent.id;
  const found = before ? judgeRetry(before.sending, sent.times.sentAt) : [];
  const exercised = exercisedByRetry(before?.sending, sent.sending);
  return {
    findings: found.filter(({ requirement }) => isSame || !byId.has(requirement)),
    exercised: exercised.filter((id) => sent.id !== undefined || !byId.has(id)),
  };
};

/** Judges each create of a recording, in its order, beside the earlier ones with the same path, body and User-Agent. */
export const openRepeats = (): ((seen: Pick<Seen, 'exchange' | 'times'>) => RetryJudgement) => {
  const all = new Map<string, Sent>();
  let latestStart = Number.NEGATIVE_INFINITY;

  // What is recorded later cannot have ended before something that was recorded began.
  const noteClock = ({ sentAt, answeredAt }: Times): void => {
    if (answeredAt < latestStart) {
      all.clear();
      latestStart = sentAt;
    } else latestStart = Math.max(latestStart, sentAt);
  };

  const remember = (key: string, sent: Sent): void => {
    all.delete(key);
    all.set(key, sent);
    const [oldest] = all.keys();
    if (all.size > mostRemembered && oldest !== undefined) all.delete(oldest);
  };

  return ({ exchange: { request, answer }, times }) => {
    const key = identity(request);
    if (times) noteClock(times);
    if (times === undefined || isUnrecorded(answer)) {
      all.delete(key);
      return nothing;
    }
    const earlier = all.get(key);
    const before = earlier && mayRepeat(earlier, times) && !isAnother(earlier, request) ? earlier : undefined;
    if (earlier && !before && times.sentAt < earlier.times.answeredAt) return nothing;
    const sending = sendingAfter(before?.sending, remembered(answer), times.answeredAt);
    const sent: Sent = { sending, times, id: idOf(request) };
    remember(key, sent);
    return judgementOf(before, sent);
  };
};

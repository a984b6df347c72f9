// What a client sends again: each create by its path and body, with what came of it.
import { createHash } from 'node:crypto';
import type { Exchange, Finding, Request } from '../../contracts/judging/exchange.ts';
import { exercisedByRetry, judgeRetry, type Sending, sendingAfter } from '../../contracts/judging/judge-retry.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';

/** What a create shows of a client's retries. */
export type RetryJudgement = { readonly findings: readonly Finding[]; readonly exercised: readonly RequirementId[] };

const identity = ({ path, body }: Request): string =>
  createHash('sha256').update(path).update('\n').update(body).digest('base64');

/** Judges each create beside the earlier ones with the same path and body; the clock counts milliseconds since 1970. */
export const retryJudge = (clock: () => number): ((exchange: Exchange) => RetryJudgement) => {
  const sendings = new Map<string, Sending>();
  return ({ request, answer }) => {
    const [key, now] = [identity(request), clock()];
    const before = sendings.get(key);
    const sent = sendingAfter(before, answer, now);
    sendings.set(key, sent);
    return { findings: before ? judgeRetry(before, now) : [], exercised: exercisedByRetry(before, sent) };
  };
};

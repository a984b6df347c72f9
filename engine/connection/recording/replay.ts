// A target that answers from a recording, in the recorded order, so that a replay runs as the recorded run did.
import { isDeepStrictEqual } from 'node:util';
import type { Answer, Request, Silence } from '../../../contracts/judging/exchange.ts';
import { NoVerdict } from '../../settings/errors.ts';
import type { Attempt, Counts, Target } from '../target.ts';
import type { Recording } from './read.ts';
import { readOutcome, writeRequest } from './wire.ts';

type Waiting = {
  readonly request: Request;
  /** The place of its answer; after all others where it has none. */
  readonly place: number;
  readonly answer: (answer: Answer | Silence) => void;
  readonly stop: (reason: unknown) => void;
};

/** Requests that are not in the recording until the replay ends: its first line may speak of any number of cases. */
export const mostUnrecorded = 10_000;

const tooFew = `the recording lacks more than ${mostUnrecorded} exchanges of the run that its first line describes`;

const nowhere = Number.MAX_SAFE_INTEGER;

/** Opens a recording as a target; nothing goes over a network. */
export const replay = (recording: Recording, onAttempt: (attempt: Attempt) => void = () => undefined): Target => {
  const counts: Counts = { requests: 0, retries: 0 };
  const waiting: Waiting[] = [];
  let ended: string | undefined;
  let unrecordedCount = 0;

  const unrecorded = (): Silence => {
    unrecordedCount += 1;
    ended ??= recording.brokeOff ?? recording.end?.gaveUp ?? (unrecordedCount > mostUnrecorded ? tooFew : undefined);
    return { silence: 'unrecorded', detail: 'it is not in the recording' };
  };

  const answerTo = ({ request, place }: Waiting): Answer | Silence => {
    if (place === nowhere) return unrecorded();
    const { request: recorded, attempts, answer, stopped } = recording.at(place);
    if (!isDeepStrictEqual(recorded, writeRequest(request))) return unrecorded();
    let latest: Answer | Silence | undefined;
    for (const { outcome, milliseconds, pause } of attempts) {
      latest = readOutcome(outcome);
      counts.requests += 1;
      if (pause !== undefined) counts.retries += 1;
      onAttempt({ request, outcome: latest, milliseconds, pause });
    }
    if (stopped !== undefined) throw new NoVerdict(stopped);
    return answer ? readOutcome(answer) : (latest ?? unrecorded());
  };

  // One per turn of the event loop, so that a lane sends its next request before another answer is given.
  const turn = (): void => {
    waiting.sort((one, other) => other.place - one.place);
    const next = waiting.pop();
    if (!next) return;
    try {
      next.answer(answerTo(next));
    } catch (error) {
      next.stop(error);
    }
    if (waiting.length > 0) setImmediate(turn);
  };

  return {
    baseUrl: recording.header.target,
    counts,
    ended: () => ended,
    send: (request) =>
      new Promise((answer, stop) => {
        const place = recording.take(writeRequest(request)) ?? nowhere;
        waiting.push({ request, place, answer, stop });
        if (waiting.length === 1) setImmediate(turn);
      }),
    close: async () => undefined,
  };
};

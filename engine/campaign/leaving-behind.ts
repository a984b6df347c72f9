// What is under way when a person ends a run may come home for some seconds; what does not is left behind, so that the run
// still shows what it learnt.
import type { Answer, Silence } from '../../contracts/judging/exchange.ts';
import type { Target } from '../connection/target.ts';

/** Milliseconds that an answer may take after the interrupt: less than the command waits for, so that a summary follows. */
const longestWayHome = 4_000;

/** No answer, and nobody knows whether the request was carried out: nothing is judged. */
const leftBehind: Silence = {
  silence: 'unreachable',
  detail: 'the run was interrupted before it was answered',
  maySent: true,
};

/** A target whose requests end some seconds after `interrupted`, with or without an answer. */
export const leavingBehind = (
  target: Target,
  interrupted: AbortSignal | undefined,
  milliseconds = longestWayHome,
): Target => {
  const underWay = new Set<(answer: Silence) => void>();
  const leave = (): void => {
    for (const end of underWay) end(leftBehind);
  };
  interrupted?.addEventListener('abort', () => setTimeout(leave, milliseconds).unref(), { once: true });
  return {
    ...target,
    send: (request) =>
      new Promise<Answer | Silence>((resolve, reject) => {
        underWay.add(resolve);
        target
          .send(request)
          .then(resolve, reject)
          .finally(() => underWay.delete(resolve));
      }),
  };
};

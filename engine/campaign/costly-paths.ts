// Paths that fail in a way that costs much, again and again: what is known of a path is not paid for a thousand times.
import { type Answer, isHang, isSilence, type Silence } from '../../contracts/judging/exchange.ts';
import { isLimitDetail } from '../connection/answer-limits.ts';
import { effortOf } from './answer-effort.ts';

/** Costly failures of one path, until it is sent nothing more. */
export const mostCostly = 16;

/** What a failing answer may cost that counts as cheap. */
const cheap = 256 * 1024;

/** Why a case is not exercised on a path that kept failing so. */
export const keptGoingOn = `the path gave ${mostCostly} wrong answers that took long or were very long; it was sent nothing more`;

export type CostlyPaths = {
  /** Takes note of how an exchange on a path ended, and whether that breaks anything. */
  readonly note: (path: string, answer: Answer | Silence, isBroken: boolean) => void;
  /** Why nothing more should be sent to a path, once it is so. */
  readonly closedBecause: (path: string) => string | undefined;
};

const isEndless = (answer: Answer | Silence): boolean =>
  isHang(answer) || (isSilence(answer) && isLimitDetail(answer.detail));

/** No path has been sent anything yet. */
export const openCostlyPaths = (): CostlyPaths => {
  const counts = new Map<string, number>();
  return {
    note: (path, answer, isBroken) => {
      if (isEndless(answer) || (isBroken && effortOf(answer) > cheap)) counts.set(path, (counts.get(path) ?? 0) + 1);
    },
    closedBecause: (path) => ((counts.get(path) ?? 0) >= mostCostly ? keptGoingOn : undefined),
  };
};

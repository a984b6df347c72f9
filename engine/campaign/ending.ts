// Whether a run is over before its last case, and why: a stop condition is met, somebody stopped it, its budget is spent, or
// what was sent shows that nothing more can be learnt.
import type { Answer, Silence } from '../../contracts/judging/exchange.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import type { Target } from '../connection/target.ts';
import { NoVerdict } from '../settings/errors.ts';
import type { Settings } from '../settings/settings.ts';
import { openBail } from './bail.ts';
import type { Budget } from './budget/budget.ts';
import { openStopConditions } from './stop-conditions.ts';

export type Ending = {
  readonly isOver: () => boolean;
  /** Why nothing more was sent before the end, where it was so. */
  readonly because: () => string | undefined;
  /** Whether the target is to be sent nothing more, not even to shrink what failed: it was stopped, or the token has ended. */
  readonly isFinal: () => boolean;
  readonly noteAnswer: (answer: Answer | Silence) => void;
  readonly noteBroken: (ids: readonly RequirementId[], path: string) => void;
  /** Sends; what ends a run in its middle ends the sending alone: what was learnt until then stays. */
  readonly keepingWhatWasLearnt: (send: () => Promise<void>) => Promise<void>;
};

/** Requests in turn that end with nothing, where they are sent one after the other, until a run within a budget ends. */
const fewestInTurn = 4;

const forOneLane = (settings: Settings): Settings =>
  settings.budget === undefined ? settings : { ...settings, concurrency: Math.max(settings.concurrency, fewestInTurn) };

export type EndingParts = { readonly settings: Settings; readonly target: Target; readonly budget: Budget };

/** A run that is not over. */
export const openEnding = ({ settings, target, budget }: EndingParts): Ending => {
  const stopConditions = openStopConditions(forOneLane(settings));
  const bail = openBail(settings);
  let gaveUp: string | undefined;
  let isCutShort = false;

  const stopped = (): string | undefined =>
    settings.signal?.aborted || settings.interrupted?.aborted ? 'the run was stopped' : undefined;

  return {
    isOver: () => {
      gaveUp ??= target.ended?.() ?? stopped() ?? bail.met() ?? stopConditions.met();
      return gaveUp !== undefined || budget.left() < 1;
    },
    because: () => gaveUp,
    isFinal: () => isCutShort || stopped() !== undefined,
    noteAnswer: stopConditions.note,
    noteBroken: bail.note,
    keepingWhatWasLearnt: async (send) => {
      try {
        await send();
      } catch (error) {
        if (!(error instanceof NoVerdict)) throw error;
        gaveUp ??= error.message;
        isCutShort = true;
      }
    },
  };
};

// The counterexample of a failure: the smallest request that shows it, which is then sent again to see whether it always does.
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import type { Target } from '../connection/target.ts';
import type { Settings } from '../settings/settings.ts';
import type { Ending } from './ending.ts';
import type { Ledger } from './ledger.ts';
import { readAgain } from './read-again.ts';
import { openRepeater } from './repeat.ts';
import { placeOf } from './schedule.ts';
import type { Sender } from './sender.ts';
import { shrink } from './shrink.ts';
import { type Failure, isOfPage, wasAccepted } from './tally.ts';
import type { Counterexample, Repeats } from './verdict.ts';

export type Counterexamples = {
  /** The counterexample of a requirement on a path; undefined where nothing failed. */
  readonly of: (id: RequirementId, path: string) => Promise<Counterexample | undefined>;
  /** How often it showed when it was sent again, where it did not always. */
  readonly flakiness: (shown: Counterexample, id: RequirementId) => Promise<Repeats | undefined>;
};

export type CounterexampleParts = {
  readonly settings: Settings;
  readonly target: Target;
  readonly ledger: Ledger;
  readonly sender: Sender;
  readonly ending: Ending;
};

/** Milliseconds that all shrinking of a run may take together. */
const longestShrinking = 60_000;

/** The counterexamples of a run, of which none was looked for yet. */
export const openCounterexamples = (parts: CounterexampleParts): Counterexamples => {
  const { settings, target, ledger, sender, ending } = parts;
  const { contract } = settings;
  let left = longestShrinking;

  /** What takes of the time for shrinking. */
  const timed = async <T>(work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const done = await work();
    left = Math.max(0, left - (performance.now() - start));
    return done;
  };

  const shrunk = (failure: Failure, id: RequirementId, path: string): Promise<Counterexample> => {
    const milliseconds = ending.isFinal() ? 0 : left;
    return timed(() =>
      shrink(failure, id, { place: placeOf(path, settings), target: sender.confirming(path), milliseconds }),
    );
  };

  // A kept case was sent twice already.
  const repeating = { times: settings.failed ? 1 : 2, isOver: () => ending.isFinal() || left <= 0 };
  const repeater = openRepeater({ contract, target, ...repeating });

  return {
    of: async (id, path) => {
      const { enumerated, generated, varied } = ledger.tally(id, path).failures;
      if (enumerated && isOfPage(enumerated)) return { ...enumerated, minimal: true };
      const smallest = generated && (await shrunk(generated, id, path));
      const plain: Counterexample | undefined = enumerated && { ...enumerated, minimal: true };
      if (!smallest || !plain) return smallest ?? plain ?? (varied && { ...varied, minimal: false });
      if (wasAccepted(smallest) !== wasAccepted(plain)) return wasAccepted(smallest) ? smallest : plain;
      return smallest.case.request.body.length < plain.case.request.body.length ? smallest : plain;
    },
    flakiness: (shown, id) => {
      const isReading = contract.requirements.get(id).when.sends === 'createThenRead';
      const again = { place: placeOf(shown.case.path, settings), target };
      return timed(() => (isReading ? readAgain(shown, again, repeating) : repeater.flakiness(shown, id)));
    },
  };
};

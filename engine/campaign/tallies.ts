// The one ledger: what was found out, by requirement and path. A run on a provider, the gate and pact verify each judge
// in their own way, and record what they find here.
import type { Exchange, Finding } from '../../contracts/judging/exchange.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import { emptyTally, noteFailure, type Tally } from './tally.ts';
import type { Counterexample, Repeats, Verdict } from './verdict.ts';

type Id = Verdict['requirement'];
type Path = Verdict['path'];

/** What was found out about a requirement on a path. */
export type Entry = { readonly requirement: Id; readonly path: Path; readonly tally: Tally };

export type Tallies = {
  /** The tally of a requirement on a path; an empty one at first. */
  readonly of: (id: Id, path: Path) => Tally;
  /** Records the findings of one exchange, each for its requirement; `caseFor` is the case as it is shown for that. */
  readonly addFindings: (findings: readonly Finding[], exchange: Exchange, caseFor: (id: Id) => Case) => void;
  /** Every entry, requirement by requirement. */
  readonly all: () => readonly Entry[];
};

/** An empty ledger. */
export const openTallies = (): Tallies => {
  const byRequirement = new Map<Id, Map<Path, Tally>>();
  const of: Tallies['of'] = (id, path) => {
    const byPath = byRequirement.get(id) ?? new Map<Path, Tally>();
    byRequirement.set(id, byPath);
    const tally = byPath.get(path) ?? emptyTally();
    byPath.set(path, tally);
    return tally;
  };
  return {
    of,
    addFindings: (findings, exchange, caseFor) => {
      for (const [id, its] of Map.groupBy(findings, ({ requirement }) => requirement)) {
        const made = caseFor(id);
        noteFailure(of(id, made.path), { case: made, exchange, findings: its });
      }
    },
    all: () =>
      [...byRequirement].flatMap(([requirement, byPath]) =>
        [...byPath].map(([path, tally]) => ({ requirement, path, tally })),
      ),
  };
};

type Counted = Pick<Verdict, 'requirement' | 'path' | 'cases' | 'broken'>;

/** What a verdict rests on, the first that there is: a counterexample, or a reason why nothing is proven. */
export type Grounds = {
  readonly counterexample?: Counterexample | undefined;
  /** Of a counterexample that passed when it was sent again. */
  readonly flaky?: Repeats | undefined;
  readonly because?: string | undefined;
  readonly observed?: ReadonlyMap<string, number>;
};

const sorted = (observed: ReadonlyMap<string, number>): Readonly<Record<string, number>> =>
  Object.fromEntries([...observed].sort(([one], [other]) => (one < other ? -1 : 1)));

/** The verdict from what was counted: broken, notExercised, or it holds. */
export const verdictFrom = (counted: Counted, { counterexample, flaky, because, observed }: Grounds): Verdict => {
  if (counterexample) return { ...counted, outcome: 'fail', counterexample, ...(flaky && { flaky }) };
  if (because !== undefined) return { ...counted, outcome: 'not exercised', because };
  if (observed === undefined || observed.size === 0) return { ...counted, outcome: 'pass' };
  return { ...counted, outcome: 'pass', observed: sorted(observed) };
};

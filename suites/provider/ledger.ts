// The ledger of a run: every exchange is judged once, and what was found is booked to its requirement and path.
import {
  createdId,
  createdStatus,
  type Exchange,
  type Finding,
  isSilence,
  isTryAgain,
  judgeExchange,
  owedTo,
  type PathName,
  repeatedId,
  requirement,
  requirements,
} from '../../contracts/index.ts';
import type { Case } from '../../fixtures/index.ts';
import { emptyTally, noteFailure, noteObservation, type Tally } from './tally.ts';

export type Ledger = {
  readonly tally: (id: string, path: PathName) => Tally;
  /** Judges an exchange, books it, and gives back what was found. */
  readonly book: (made: Case, exchange: Exchange) => readonly Finding[];
  /** Books findings that were reached otherwise than by judging one exchange. */
  readonly bookAs: (id: string, made: Case, exchange: Exchange, findings: readonly Finding[]) => void;
};

const judgedOn = (kind: 'creates' | 'refusals'): readonly string[] =>
  requirements.filter(({ when }) => when.sends === kind).map(({ id }) => id);

const [onCreates, onRefusals] = [judgedOn('creates'), judgedOn('refusals')];

const seen = ({ answer }: Exchange): string => (isSilence(answer) ? answer.silence : String(answer.status));

/** An empty ledger for one run. */
export const openLedger = (): Ledger => {
  const tallies = new Map<string, Tally>();
  const ids = new Set<string>();

  const tally = (id: string, path: PathName): Tally => {
    const key = `${id}@${path}`;
    const found = tallies.get(key) ?? emptyTally();
    if (found.cases === 0) tallies.set(key, found);
    return found;
  };

  const bookAs: Ledger['bookAs'] = (id, made, exchange, findings) => {
    const own = findings.filter((finding) => finding.requirement === id);
    if (own.length > 0) noteFailure(tally(id, made.path), { case: made, exchange, findings: own });
  };

  const judgeId = ({ answer }: Exchange): Finding[] => {
    const id = isSilence(answer) || answer.status !== createdStatus ? undefined : createdId(answer);
    if (id === undefined) return [];
    const repeated = ids.has(id);
    ids.add(id);
    return repeated ? [repeatedId(id)] : [];
  };

  const alsoJudged = (exchange: Exchange): readonly string[] => {
    const owed = owedTo(exchange.request).answers;
    if (owed === 'created') return onCreates;
    return owed === 'refusal' ? onRefusals : [];
  };

  const book: Ledger['book'] = (made, exchange) => {
    const own = tally(made.requirement, made.path);
    if (isTryAgain(exchange.answer)) {
      own.unproven.push('the target kept saying "try again"');
      return [];
    }
    own.cases += 1;
    const isObservation = requirement(made.requirement).then.answers === 'either';
    if (isObservation) noteObservation(own, `${seen(exchange)} when ${made.reason}`);
    else for (const id of alsoJudged(exchange)) tally(id, made.path).cases += 1;
    const findings = [...judgeExchange(exchange), ...judgeId(exchange)];
    for (const id of new Set(findings.map((finding) => finding.requirement))) bookAs(id, made, exchange, findings);
    return findings;
  };

  return { tally, book, bookAs };
};

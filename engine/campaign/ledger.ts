// The ledger of a run on a provider: every exchange is judged once, and what was found is booked to its requirement and
// path.

import { evidenceIn } from '../../contracts/judging/evidence.ts';
import { type Exchange, type Finding, isHang, isSilence } from '../../contracts/judging/exchange.ts';
import { expectedOf } from '../../contracts/judging/expected.ts';
import { additionalNames, createdEntity, keyOf } from '../../contracts/judging/judge-answer.ts';
import { saysNothing } from '../../contracts/judging/judge-exchange.ts';
import { repeatedId } from '../../contracts/judging/judge-run.ts';
import type { OwnRow } from '../../contracts/judging/own-requirement.ts';
import type { Evidence } from '../../contracts/judging/requirement.ts';
import type { PathName } from '../../contracts/user-status/operation.ts';
import { requirement } from '../../contracts/user-status/requirements/catalogue.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import { judgeWith } from './judge.ts';
import { openSeenIds } from './seen-ids.ts';
import { reasonOf } from './stop-conditions.ts';
import { openTallies } from './tallies.ts';
import { noteObservation, noteUnproven, type Tally } from './tally.ts';

export type Ledger = {
  readonly tally: (id: string, path: PathName) => Tally;
  /** How many exchanges could have shown the requirement broken on the path. */
  readonly casesOf: (id: string, path: PathName) => number;
  /** Judges an exchange, books it, and gives back what was found. */
  readonly book: (made: Case, exchange: Exchange) => readonly Finding[];
  /** Remembers the id that a create outside the schedule was given, and books it if it is no new one. */
  readonly bookId: (made: Case, exchange: Exchange) => void;
  /** Books findings that were reached otherwise than by judging one exchange. */
  readonly bookAs: (id: string, made: Case, exchange: Exchange, findings: readonly Finding[]) => void;
};

type Entity = NonNullable<ReturnType<typeof createdEntity>>;

const seen = ({ answer }: Exchange): string => (isSilence(answer) ? answer.silence : String(answer.status));

/** An empty ledger for one run, which is judged by these requirements of the user's own as well. */
export const openLedger = (own: readonly OwnRow[] = []): Ledger => {
  const judge = judgeWith(own);
  const tallies = openTallies();
  const tally = tallies.of;
  const ids = openSeenIds();

  // What answers came to, by path: there are a handful of ways, each of which shows several requirements.
  const shown = new Map<PathName, Map<readonly Evidence[], number>>();

  const timesShown = (evidence: Evidence, path: PathName): number => {
    let times = 0;
    for (const [stages, count] of shown.get(path) ?? []) if (stages.includes(evidence)) times += count;
    return times;
  };

  const casesOf: Ledger['casesOf'] = (id, path) => {
    const { when } = requirement(id, own);
    return 'evidence' in when ? timesShown(when.evidence, path) : tally(id, path).cases;
  };

  const bookAs: Ledger['bookAs'] = (id, made, exchange, findings) => {
    const its = findings.filter((finding) => finding.requirement === id);
    tallies.addFindings(its, exchange, () => made);
  };

  const observeNames = (entity: Entity, path: PathName): void => {
    for (const name of additionalNames(entity)) noteObservation(tally('answers.additional', path), name);
  };

  const judgeId = (entity: Entity | undefined): Finding[] => {
    const id = keyOf(entity);
    return id !== undefined && ids.seen(id) ? [repeatedId(id)] : [];
  };

  const noteShown = (path: PathName, stages: readonly Evidence[]): void => {
    const counts = shown.get(path) ?? new Map<readonly Evidence[], number>();
    shown.set(path, counts.set(stages, (counts.get(stages) ?? 0) + 1));
  };

  const book: Ledger['book'] = (made, exchange) => {
    const booked = tally(made.requirement, made.path);
    if (saysNothing(exchange.answer)) {
      noteUnproven(booked, reasonOf(exchange.answer));
      return [];
    }
    booked.cases += 1;
    if (isHang(exchange.answer)) booked.hung += 1;
    const isObservation = requirement(made.requirement).then.answers === 'either';
    const expected = expectedOf(exchange.request);
    if (isObservation) noteObservation(booked, `${seen(exchange)} when ${made.reason}`);
    const entity = createdEntity(exchange.answer);
    if (!isObservation) noteShown(made.path, evidenceIn(exchange.answer, expected.answers, entity !== undefined));
    if (entity && expected.answers === 'created') observeNames(entity, made.path);
    // A target may keep the id that a client sends; one that was sent twice on purpose is no repetition of its own.
    const findings = isObservation ? [] : [...judge(exchange, expected), ...judgeId(entity)];
    if (findings.length > 0) tallies.addFindings(findings, exchange, () => made);
    return findings;
  };

  const bookId: Ledger['bookId'] = (made, exchange) =>
    bookAs('answers.id.unique', made, exchange, judgeId(createdEntity(exchange.answer)));

  return { tally, casesOf, book, bookId, bookAs };
};

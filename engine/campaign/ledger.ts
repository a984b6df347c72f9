// The ledger of a run on a provider: every exchange is judged once, and its findings are recorded by requirement and
// path.

import type { Contract } from '../../contracts/contract.ts';
import { additionalNames, createdEntity, type Json, keyOf } from '../../contracts/judging/created-entity.ts';
import { evidenceIn } from '../../contracts/judging/evidence.ts';
import { type Exchange, type Finding, isHang, isSilence } from '../../contracts/judging/exchange.ts';
import { type Expected, expectedOf } from '../../contracts/judging/expected.ts';
import { judgeExchange, saysNothing } from '../../contracts/judging/judge-exchange.ts';
import { repeatedId } from '../../contracts/judging/judge-run.ts';
import type { Evidence } from '../../contracts/requirements/requirement.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import { openSeenIds } from './seen-ids.ts';
import { reasonOf } from './stop-conditions.ts';
import { openTallies } from './tallies.ts';
import { noteNotExercised, noteObservation, type Tally } from './tally.ts';

export type Ledger = {
  readonly tally: (id: RequirementId, path: string) => Tally;
  /** How many exchanges could have shown the requirement broken on the path. */
  readonly casesOf: (id: RequirementId, path: string) => number;
  /**
   * Judges an exchange, records it, and returns its findings. A refusal counts only where the case is controlled: its path
   * accepted the same request with what is wrong mended.
   */
  readonly record: (made: Case, exchange: Exchange, isControlled: boolean) => readonly Finding[];
  /** The same for a controlled case of which it is known what is expected for its request. */
  readonly recordExpected: (made: Case, exchange: Exchange, expected: Expected) => readonly Finding[];
  /** Records the id that a create outside the schedule was given, and a finding if it is a repeated one. */
  readonly recordId: (made: Case, exchange: Exchange) => void;
  /** Records findings that do not come from judging one exchange. */
  readonly recordFindings: (id: RequirementId, made: Case, exchange: Exchange, findings: readonly Finding[]) => void;
};

const outcomeOf = ({ answer }: Exchange): string => (isSilence(answer) ? answer.silence : String(answer.status));

/** An empty ledger for one run, which is judged by a contract. `serviceOf` names the service whose exchange is recorded, where there are several. */
export const openLedger = (contract: Contract, serviceOf: () => string = () => ''): Ledger => {
  const { requirements } = contract;
  const tallies = openTallies();
  const tally = tallies.of;
  const [idsInCollections, idsAnywhere] = [openSeenIds(), openSeenIds()];

  // How often the answers on each path were evidence of what: there are a handful of constant lists.
  const shown = new Map<string, Map<readonly Evidence[], number>>();

  // How often each path refused what breaks a requirement.
  const refusals = new Map<string, Map<RequirementId, number>>();

  const timesShown = (evidence: Evidence, path: string): number => {
    let times = 0;
    for (const [stages, count] of shown.get(path) ?? []) if (stages.includes(evidence)) times += count;
    return times;
  };

  const casesOf: Ledger['casesOf'] = (id, path) => {
    const { when } = requirements.get(id);
    if ('of' in when && when.of !== undefined) return refusals.get(path)?.get(when.of) ?? 0;
    return 'evidence' in when ? timesShown(when.evidence, path) : tally(id, path).cases;
  };

  const recordFindings: Ledger['recordFindings'] = (id, made, exchange, findings) => {
    const its = findings.filter((finding) => finding.requirement === id);
    tallies.addFindings(its, exchange, () => made);
  };

  const observeNames = (entity: Json, path: string): void => {
    for (const name of additionalNames(contract, entity)) noteObservation(tally('answers.additional', path), name);
  };

  const collectionOf = (path: string): string => {
    const match = contract.paths.match(path);
    return `${serviceOf()} ${match ? [match.path, ...match.ids].join('/') : path}`;
  };

  /** Ids are unique within one collection; the same id in another is observed. */
  const judgeId = (made: Case, { request }: Exchange, entity: Json | undefined): Finding[] => {
    const id = keyOf(entity);
    if (id === undefined) return [];
    const isKnown = idsAnywhere.seen(`${serviceOf()} ${id}`);
    if (idsInCollections.seen(`${collectionOf(request.path)}/${id}`)) return [repeatedId(id)];
    if (isKnown) noteObservation(tally('answers.id.shared', made.path), 'an id that another collection has');
    return [];
  };

  const noteShown = (path: string, stages: readonly Evidence[]): void => {
    const counts = shown.get(path) ?? new Map<readonly Evidence[], number>();
    shown.set(path, counts.set(stages, (counts.get(stages) ?? 0) + 1));
  };

  const noteRefusal = (path: string, id: RequirementId): void => {
    const counts = refusals.get(path) ?? new Map<RequirementId, number>();
    refusals.set(path, counts.set(id, (counts.get(id) ?? 0) + 1));
  };

  type Judging = { readonly isControlled: boolean; readonly expected: () => Expected };

  const recordOne = (made: Case, exchange: Exchange, { isControlled, ...judging }: Judging): readonly Finding[] => {
    const recorded = tally(made.requirement, made.path);
    if (saysNothing(exchange.answer)) {
      noteNotExercised(recorded, reasonOf(exchange.answer));
      return [];
    }
    if (isHang(exchange.answer)) recorded.hung += 1;
    const isObservation = requirements.get(made.requirement).then.answers === 'either';
    const expected = judging.expected();
    if (isObservation) noteObservation(recorded, `${outcomeOf(exchange)} when ${made.reason}`);
    const entity = createdEntity(exchange.answer);
    const stages = evidenceIn(exchange.answer, expected.answers, entity !== undefined);
    if (!isObservation) noteShown(made.path, stages);
    if (isControlled && expected.answers === 'refusal' && stages.includes('refusal'))
      noteRefusal(made.path, expected.because);
    if (entity && expected.answers === 'created') observeNames(entity, made.path);
    // A target may keep the id that a client sends; one that is sent twice on purpose is not a repetition.
    const findings = isObservation
      ? []
      : [...judgeExchange(contract, exchange, expected), ...judgeId(made, exchange, entity)];
    const isProof = isControlled || expected.answers !== 'refusal' || isObservation;
    if (isProof || findings.some(({ requirement }) => requirement === made.requirement)) recorded.cases += 1;
    if (findings.length > 0) tallies.addFindings(findings, exchange, () => made);
    return findings;
  };

  const record: Ledger['record'] = (made, exchange, isControlled) =>
    recordOne(made, exchange, { isControlled, expected: () => expectedOf(contract, exchange.request) });

  const recordExpected: Ledger['recordExpected'] = (made, exchange, expected) =>
    recordOne(made, exchange, { isControlled: true, expected: () => expected });

  const recordId: Ledger['recordId'] = (made, exchange) =>
    recordFindings('answers.id.unique', made, exchange, judgeId(made, exchange, createdEntity(exchange.answer)));

  return { tally, casesOf, record, recordExpected, recordId, recordFindings };
};

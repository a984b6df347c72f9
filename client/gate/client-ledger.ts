// The ledger of a gate: every create of a client is judged once and recorded; at the end there is a verdict on each
// requirement and path.

import type { Contract } from '../../contracts/contract.ts';
import type { Arrival } from '../../contracts/deviations/deviation.ts';
import { type Exchange, type Finding, isSilence, type Request } from '../../contracts/judging/exchange.ts';
import { themeOf } from '../../contracts/requirements/catalogue.ts';
import type { Requirement } from '../../contracts/requirements/requirement.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import { type NotJudged, openNotJudged } from '../../engine/campaign/not-judged.ts';
import { ignoreEvents, type Listener, type Repeated } from '../../engine/campaign/run-event.ts';
import { openTallies, verdictFrom } from '../../engine/campaign/tallies.ts';
import { noteObservation } from '../../engine/campaign/tally.ts';
import type { Verdict } from '../../engine/campaign/verdict.ts';
import { shownRequest } from '../../engine/redaction/shown-request.ts';
import { type Case, tokenVariables } from '../../fixtures/cases/case.ts';
import { isBatch, readEnvelope } from '../../fixtures/tenant/batch-envelope.ts';
import { failedDependency } from '../../fixtures/tenant/batches.ts';
import { exercisedBy } from './exercised.ts';
import { judgeAttempt } from './judge.ts';
import { kindOf } from './request-kind.ts';
import { clientRequirements } from './requirements.ts';
import { type RetryJudgement, retryJudge } from './retries.ts';
import { openUnknownRequests } from './unknown-requests.ts';

export type ClientLedger = {
  /** Judges an exchange and returns all its findings; `repeat` is the judgement of a create that is sent again, where no clock gives one. */
  readonly record: (arrival: Arrival, repeat?: RetryJudgement) => readonly Finding[];
  /** Judges a request whose body is not known, by its path and headers. */
  readonly recordHead: (exchange: Exchange) => readonly Finding[];
  /** Records findings that do not come from judging one request. */
  readonly recordFindings: (exchange: Exchange, findings: readonly Finding[]) => void;
  /**
   * From now on, with a clock (milliseconds since 1970), a create that is sent again is judged by what came of it before; without one, no
   * longer. What was sent until now is forgotten.
   */
  readonly watchRetries: (clock: (() => number) | undefined) => void;
  /** How many requests arrived, creates or not. */
  readonly requests: () => number;
  /** How many of them were creates, or meant to be. */
  readonly attempts: () => number;
  /** The other requests. */
  readonly notJudged: () => NotJudged;
  /** Those of them that are of operations that the tenant does not have. */
  readonly unknown: () => readonly Repeated[];
  /** The paths on which something was created or tried. */
  readonly reached: () => readonly string[];
  readonly verdicts: () => readonly Verdict[];
};

// No secret of the client is kept: the tenant's token is named by its variable.
const withoutSecrets = (request: Request): Request => {
  const { grant = 'unknown', headers } = request;
  if (headers['authorization'] === undefined || grant === 'unknown') return shownRequest(request);
  return shownRequest({ ...request, headers: { ...headers, authorization: `Bearer $${tokenVariables[grant]}` } });
};

// A request to another place is reported with the first path.
const pathIn = ({ paths }: Contract, { path }: Request): string => paths.match(path)?.path ?? paths.names[0] ?? '';

const valid = 'bodies.valid';

const placeIn = ({ batched }: Request): readonly string[] =>
  batched === undefined ? [] : [`request ${batched.item} of ${batched.of} in a $batch`];

// A batch that is refused carries out nothing.
const batchNote = (request: Request): string | undefined => {
  const envelope = isBatch(request) ? readEnvelope(request) : {};
  return 'refused' in envelope ? `refused: ${envelope.refused}` : undefined;
};

/** Whether a create was carried out: where not, sending it again is another create, not a repetition. */
export const isCarriedOut = ({ answer }: Exchange): boolean => isSilence(answer) || answer.status !== failedDependency;

const notReached = 'the client sent no create to the path';
const neverDone = 'the client did nothing that could show it';

const isUnspecified = ({ level }: Requirement): boolean => level === 'UNSPECIFIED';

/** What the ledger judges beside the requests themselves. */
export type LedgerOptions = {
  /** The clock, in milliseconds since 1970: with it a create that is sent again is judged by what came of it before. */
  readonly clock?: () => number;
  /** Whether creates that are sent again are judged by whoever records them. */
  readonly isGivenRepeats?: true;
  /** What reports call the request that is recorded, where it has another name than its number. */
  readonly nameOf?: () => string | undefined;
  readonly listener?: Listener;
};

/** An empty ledger of a contract's clients. */
export const openClientLedger = (
  contract: Contract,
  { clock, isGivenRepeats, nameOf, listener = ignoreEvents }: LedgerOptions = {},
): ClientLedger => {
  const { paths, requirements } = contract;
  const pathOf = (request: Request): string => pathIn(contract, request);
  let judgeRepeat = clock && retryJudge(clock);
  const [notJudged, unknown] = [openNotJudged(), openUnknownRequests()];
  // Only a scenario, or traffic with times, shows what a client does after an answer.
  let showsRetries = isGivenRepeats ?? judgeRepeat !== undefined;
  const rows = clientRequirements(contract);
  const judged = (): readonly Requirement[] => rows.filter(({ when }) => showsRetries || when.sends !== 'afterAnswer');
  const tallies = openTallies();
  const attempts = new Map<string, number>();
  let [count, nearMisses] = [0, 0];

  const caseOf = (request: Request, id: RequirementId): Case => ({
    id: nameOf?.() ?? `request ${count}`,
    requirement: id,
    path: pathOf(request),
    reason: [...(id === valid ? [] : [`against ${id}`]), ...placeIn(request)].join(', '),
    request,
  });

  const recordFindings = (exchange: Exchange, findings: readonly Finding[]): void => {
    const kept = { ...exchange, request: withoutSecrets(exchange.request) };
    tallies.addFindings(findings, kept, (id) => caseOf(kept.request, id));
    for (const id of new Set(findings.map((finding) => finding.requirement)))
      noteObservation(tallies.of(id, pathOf(kept.request)), 'sent');
  };

  const judge = (exchange: Exchange, given: RetryJudgement | undefined): RetryJudgement => {
    const repeat = isCarriedOut(exchange) ? judgeRepeat?.(exchange) : undefined;
    const { findings, exercised } = given ?? repeat ?? { findings: [], exercised: [] };
    const byRequest = exercisedBy(contract, rows, exchange.request).map(({ id }) => id);
    return {
      findings: [...judgeAttempt(contract, exchange.request), ...findings],
      exercised: [...byRequest, ...exercised],
    };
  };

  const judgeHead = ({ request }: Exchange): RetryJudgement => {
    const isOfHead = (id: RequirementId): boolean => themeOf(id) !== 'bodies';
    return {
      findings: judgeAttempt(contract, request).filter(({ requirement }) => isOfHead(requirement)),
      exercised: exercisedBy(contract, rows, request).flatMap(({ id }) => (isOfHead(id) ? [id] : [])),
    };
  };

  const recordCreate = (exchange: Exchange, { findings, exercised }: RetryJudgement): readonly Finding[] => {
    const { request } = exchange;
    const path = pathOf(request);
    const broken = findings.map((finding) => finding.requirement);
    attempts.set(path, (attempts.get(path) ?? 0) + 1);
    for (const id of new Set([...exercised, ...broken])) tallies.of(id, path).cases += 1;
    recordFindings(exchange, findings);
    const refused = broken.find((id) => requirements.get(id).then.answers === 'refusal');
    listener({ kind: 'judged', case: caseOf(withoutSecrets(request), refused ?? valid), broken });
    return findings;
  };

  const recordNearMiss = (exchange: Exchange): readonly Finding[] => {
    nearMisses += 1;
    const findings = judgeAttempt(contract, exchange.request);
    for (const { requirement } of findings) tallies.of(requirement, pathOf(exchange.request)).cases += 1;
    recordFindings(exchange, findings);
    return findings;
  };

  const record: ClientLedger['record'] = ({ unknown: isUnknown, unread, ...exchange }, repeat) => {
    count += 1;
    if (unread !== undefined) {
      notJudged.add(exchange.request, unread);
      return [];
    }
    const kind = kindOf(contract, exchange.request);
    if (kind === 'create') return recordCreate(exchange, judge(exchange, repeat));
    if (kind === 'nearMiss') return recordNearMiss(exchange);
    notJudged.add(exchange.request, batchNote(exchange.request));
    if (isUnknown) unknown.add(withoutSecrets(exchange.request));
    return [];
  };

  const recordHead = (exchange: Exchange): readonly Finding[] => {
    count += 1;
    const isCreate = kindOf(contract, exchange.request) === 'create';
    return isCreate ? recordCreate(exchange, judgeHead(exchange)) : recordNearMiss(exchange);
  };

  // The paths of the page, and those of the metadata that the client used.
  const pathNames = (): readonly string[] => [...new Set([...paths.names, ...attempts.keys()])];

  const verdictOf = (row: Requirement, path: string): Verdict => {
    const { broken, cases, failures, observed } = tallies.of(row.id, path);
    const counted = { requirement: row.id, path, cases, broken };
    if (cases === 0) return verdictFrom(counted, { because: attempts.has(path) ? neverDone : notReached });
    if (isUnspecified(row)) return verdictFrom({ ...counted, broken: 0 }, { observed });
    const { enumerated: failure } = failures;
    return verdictFrom(counted, { counterexample: failure && { ...failure, minimal: false } });
  };

  return {
    record,
    recordHead,
    recordFindings,
    watchRetries: (next) => {
      judgeRepeat = next && retryJudge(next);
      showsRetries ||= next !== undefined;
    },
    requests: () => count,
    attempts: () => [...attempts.values()].reduce((sum, one) => sum + one, nearMisses),
    notJudged: notJudged.all,
    unknown: unknown.all,
    reached: () => [...attempts.keys()],
    verdicts: () => judged().flatMap((row) => pathNames().map((path) => verdictOf(row, path))),
  };
};

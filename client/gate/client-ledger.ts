// The ledger of a gate: every create of a client is judged once and recorded; at the end there is a verdict on each
// requirement and path.

import { createHash } from 'node:crypto';
import type { Contract } from '../../contracts/contract.ts';
import type { Exchange, Finding, Request } from '../../contracts/judging/exchange.ts';
import { judgeRetry, type Sending, sendingAfter } from '../../contracts/judging/judge-retry.ts';
import type { Requirement } from '../../contracts/requirements/requirement.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import { type Listener, nobody } from '../../engine/campaign/run-event.ts';
import { openTallies, verdictFrom } from '../../engine/campaign/tallies.ts';
import { noteObservation } from '../../engine/campaign/tally.ts';
import type { Verdict } from '../../engine/campaign/verdict.ts';
import { type Case, tokenVariables } from '../../fixtures/cases/case.ts';
import { isAttempt, judgeAttempt } from './judge.ts';
import { clientRequirements } from './requirements.ts';

export type ClientLedger = {
  /** Judges an exchange and returns all its findings. */
  readonly record: (exchange: Exchange) => readonly Finding[];
  /** Records findings that do not come from judging one request. */
  readonly recordFindings: (exchange: Exchange, findings: readonly Finding[]) => void;
  /** How many requests arrived, creates or not. */
  readonly requests: () => number;
  readonly attempts: () => number;
  /** The paths on which something was created or tried. */
  readonly reached: () => readonly string[];
  readonly verdicts: () => readonly Verdict[];
};

// No token is kept: the tenant's is named by its variable, any other is redacted.
const withoutToken = (request: Request): Request => {
  const { authorization, ...headers } = request.headers;
  if (authorization === undefined) return request;
  const [scheme = ''] = authorization.split(' ', 1);
  const { grant = 'unknown' } = request;
  const shown = grant === 'unknown' ? '[redacted]' : `$${tokenVariables[grant]}`;
  return { ...request, headers: { ...headers, authorization: `${scheme} ${shown}` } };
};

// A request to another place is reported with the first path.
const pathIn = ({ paths }: Contract, { path }: Request): string => paths.match(path)?.path ?? paths.names[0] ?? '';

const valid = 'bodies.valid';

const isUnspecified = ({ level }: Requirement): boolean => level === 'UNSPECIFIED';

/** What the ledger judges beside the requests themselves. */
export type LedgerOptions = {
  /** The clock, in milliseconds since 1970: with it a create that is sent again is judged by what came of it before. */
  readonly clock?: () => number;
  readonly listener?: Listener;
};

const identity = ({ path, body }: Request): string =>
  createHash('sha256').update(path).update('\n').update(body).digest('base64');

/** An empty ledger of a contract's clients. */
export const openClientLedger = (
  contract: Contract,
  { clock, listener = nobody }: LedgerOptions = {},
): ClientLedger => {
  const { paths, requirements } = contract;
  const pathOf = (request: Request): string => pathIn(contract, request);
  const sendings = new Map<string, Sending>();
  // Only a scenario shows what a client does after an answer.
  const judged = clientRequirements(contract).filter(({ when }) => clock || when.sends !== 'afterAnswer');
  const tallies = openTallies();
  const attempts = new Map<string, number>();
  let [count, elsewhere] = [0, 0];

  const caseOf = (request: Request, id: RequirementId): Case => ({
    id: `request ${count}`,
    requirement: id,
    path: pathOf(request),
    reason: id === valid ? '' : `against "${requirements.get(id).says}"`,
    request,
  });

  const recordFindings = (exchange: Exchange, findings: readonly Finding[]): void => {
    const kept = { ...exchange, request: withoutToken(exchange.request) };
    tallies.addFindings(findings, kept, (id) => caseOf(kept.request, id));
    for (const id of new Set(findings.map((finding) => finding.requirement)))
      noteObservation(tallies.of(id, pathOf(kept.request)), 'sent');
  };

  const judgeRepeats = ({ request, answer }: Exchange): Finding[] => {
    if (!clock) return [];
    const [key, now] = [identity(request), clock()];
    const before = sendings.get(key);
    sendings.set(key, sendingAfter(before, answer, now));
    return before ? judgeRetry(before, now) : [];
  };

  const record = (exchange: Exchange): readonly Finding[] => {
    count += 1;
    const { request } = exchange;
    if (!isAttempt(request)) return [];
    const findings = [...judgeAttempt(contract, request), ...judgeRepeats(exchange)];
    const match = paths.match(request.path);
    if (match?.rest === '') attempts.set(match.path, (attempts.get(match.path) ?? 0) + 1);
    else elsewhere += 1;
    recordFindings(exchange, findings);
    const broken = findings.map((finding) => finding.requirement);
    const refused = broken.find((id) => requirements.get(id).then.answers === 'refusal');
    if (match) listener({ kind: 'judged', case: caseOf(withoutToken(request), refused ?? valid), broken });
    return findings;
  };

  // The paths of the page, and those of the metadata that the client used.
  const pathNames = (): readonly string[] => [...new Set([...paths.names, ...attempts.keys()])];

  const verdictOf = (row: Requirement, path: string): Verdict => {
    const { broken, failures, observed } = tallies.of(row.id, path);
    const cases = Math.max(attempts.get(path) ?? 0, broken);
    const counted = { requirement: row.id, path, cases, broken };
    if (cases === 0) return verdictFrom(counted, { because: 'the client sent nothing to the path' });
    if (isUnspecified(row)) return verdictFrom({ ...counted, broken: 0 }, { observed });
    const { enumerated: failure } = failures;
    return verdictFrom(counted, { counterexample: failure && { ...failure, minimal: false } });
  };

  return {
    record,
    recordFindings,
    requests: () => count,
    attempts: () => [...attempts.values()].reduce((sum, one) => sum + one, elsewhere),
    reached: () => [...attempts.keys()],
    verdicts: () => judged.flatMap((row) => pathNames().map((path) => verdictOf(row, path))),
  };
};

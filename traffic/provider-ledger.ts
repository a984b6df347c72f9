// The ledger of a provider that is only listened to: every create that a recording holds whole is judged once. Nothing is
// sent to it, so that what the traffic did not show is not exercised.
import type { Contract } from '../contracts/contract.ts';
import { type Exchange, isSuccess, type Request } from '../contracts/judging/exchange.ts';
import { type Expected, expectedOf } from '../contracts/judging/expected.ts';
import { judgeRequest } from '../contracts/judging/judge-request.ts';
import type { Requirement } from '../contracts/requirements/requirement.ts';
import type { RequirementId } from '../contracts/requirements/requirement-id.ts';
import { openLedger } from '../engine/campaign/ledger.ts';
import type { Listener } from '../engine/campaign/run-event.ts';
import { providerRequirements } from '../engine/campaign/schedule.ts';
import { verdictFrom } from '../engine/campaign/tallies.ts';
import type { Verdict } from '../engine/campaign/verdict.ts';
import { shownRequest } from '../engine/redaction/shown-request.ts';
import type { Case } from '../fixtures/cases/case.ts';
import type { Seen } from './seen.ts';

export type ProviderLedger = {
  /** Judges a create, which reports call by its place; whether anything is wrong with its answer. */
  readonly record: (seen: Pick<Seen, 'exchange' | 'base' | 'place'>) => boolean;
  readonly creates: () => number;
  readonly verdicts: () => readonly Verdict[];
};

const notShown = 'the traffic did not show it';
const noCreate = 'the traffic has no create on the path that could be judged';
const uncontrolled = 'the path accepted no valid create in this traffic, so that a refusal proves nothing';

const isOfRefusals = ({ when, then }: Requirement): boolean => then.answers === 'refusal' || when.sends === 'refusals';

/** The requirement of a provider that a request is a case of, and what is expected for it. */
export const asCase = (
  contract: Contract,
  request: Request,
): { readonly requirement: RequirementId; readonly expected: Expected } => {
  const expected = expectedOf(contract, request);
  return { requirement: requirementOf(contract, request, expected), expected };
};

const requirementOf = (contract: Contract, request: Request, expected: Expected): RequirementId => {
  if (expected.answers === 'refusal') return expected.because;
  if (expected.answers === 'created')
    return String(request.body) === contract.example.request ? 'paths.example' : (expected.about ?? 'bodies.valid');
  const found = judgeRequest(contract, request).map(({ requirement }) => contract.requirements.get(requirement));
  return found.find(({ level }) => level === 'UNSPECIFIED')?.id ?? 'bodies.valid';
};

/** An empty ledger of a contract's provider. The listener hears of each create that is judged. */
export const openProviderLedger = (contract: Contract, hear: Listener): ProviderLedger => {
  let service = '';
  const ledger = openLedger(contract, () => service);
  const creates = new Map<string, number>();
  const accepted = new Set<string>();

  const count = (): number => [...creates.values()].reduce((sum, one) => sum + one, 0);

  const reasonFor = (id: RequirementId): string =>
    contract.requirements.get(id).then.answers === 'created' ? '' : `against ${id}`;

  const caseOf = ({ request }: Exchange, requirement: RequirementId, path: string): Omit<Case, 'id'> => ({
    ...{ requirement, path, reason: reasonFor(requirement) },
    request: shownRequest(request),
  });

  const record: ProviderLedger['record'] = ({ exchange, base, place }) => {
    service = base;
    const path = contract.paths.match(exchange.request.path)?.path ?? '';
    creates.set(path, (creates.get(path) ?? 0) + 1);
    const { requirement, expected } = asCase(contract, exchange.request);
    const made = { id: place ?? `create ${count()}`, ...caseOf(exchange, requirement, path) };
    if (contract.requirements.get(requirement).then.answers === 'created' && isSuccess(exchange.answer))
      accepted.add(path);
    const findings = ledger.recordExpected(made, exchange, expected);
    const broken = findings.map((finding) => finding.requirement);
    hear({ kind: 'judged', case: made, broken, found: { answer: exchange.answer, findings } });
    return findings.length > 0;
  };

  // The paths of the page, and those of the metadata that were used.
  const pathNames = (): readonly string[] => [...new Set([...contract.paths.names, ...creates.keys()])];

  const unproven = (row: Requirement, path: string, cases: number): string | undefined => {
    if (!creates.has(path)) return noCreate;
    if (isOfRefusals(row) && !accepted.has(path)) return uncontrolled;
    return cases === 0 ? notShown : undefined;
  };

  const verdictOf = (row: Requirement, path: string): Verdict => {
    const { broken, failures, observed } = ledger.tally(row.id, path);
    const cases = ledger.casesOf(row.id, path);
    const failure = failures.enumerated ?? failures.generated ?? failures.varied;
    return verdictFrom(
      { requirement: row.id, path, cases, broken },
      { counterexample: failure && { ...failure, minimal: false }, because: unproven(row, path, cases), observed },
    );
  };

  return {
    record,
    creates: count,
    verdicts: () => providerRequirements(contract).flatMap((row) => pathNames().map((path) => verdictOf(row, path))),
  };
};

// What a gate saw since a test began: the tenant's state, the scenario, and the findings. A test begins them anew; the run's own ledger
// keeps everything.
import type { Contract } from '../../../contracts/contract.ts';
import type { Arrival, Deviation } from '../../../contracts/deviations/deviation.ts';
import type { Finding } from '../../../contracts/judging/exchange.ts';
import { type NotJudged, openNotJudged, shownLine } from '../../../engine/campaign/not-judged.ts';
import { withBatches } from '../../../fixtures/tenant/batches.ts';
import type { Scenario } from '../../../fixtures/tenant/scenarios.ts';
import { createTenant, type Tenant } from '../../../fixtures/tenant/tenant.ts';
import type { ClientLedger } from '../client-ledger.ts';
import { kindOf } from '../request-kind.ts';
import { isViolation } from '../requirements.ts';
import { wallClock } from '../wall-clock.ts';

/** A finding as a test reads it. */
export type TestFinding = Finding & {
  /** A violation makes a client nonconformant; a warning does not; what is left open is observed. */
  readonly kind: 'violation' | 'warning' | 'observation';
  readonly level: string;
  /** What the requirement says. */
  readonly says: string;
  /** The number of the request since the test began, from 1. */
  readonly request: number;
  /** Its method and path. */
  readonly line: string;
};

/** What happened since a test began. */
export type TestRecord = {
  readonly verdict: 'conformant' | 'nonconformant' | 'none';
  readonly findings: readonly TestFinding[];
  /** Findings that are not listed, since there are very many. */
  readonly more: number;
  readonly requests: number;
  readonly creates: number;
  readonly notJudged: NotJudged;
  readonly scenario: string | null;
};

export type Session = {
  readonly tenant: Tenant;
  /** Records and judges an exchange. */
  readonly record: (arrival: Arrival) => void;
  readonly read: () => TestRecord;
  /** Begins a test: an empty tenant, no findings, and the scenario that the gate was started with. */
  readonly reset: () => void;
  /** Lets the provider fail from now on, or no longer. */
  readonly play: (scenario: Scenario | undefined) => void;
};

const mostListed = 1000;

type Since = { readonly findings: TestFinding[]; readonly notJudged: ReturnType<typeof openNotJudged> } & Record<
  'more' | 'requests' | 'creates',
  number
>;

const nothing = (): Since => ({ findings: [], notJudged: openNotJudged(), more: 0, requests: 0, creates: 0 });

const verdictOf = ({ findings, creates }: Since): TestRecord['verdict'] => {
  if (findings.some(({ kind }) => kind === 'violation')) return 'nonconformant';
  return creates === 0 ? 'none' : 'conformant';
};

/** A session of a gate, which the run's ledger hears. */
export const openSession = (contract: Contract, ledger: ClientLedger, initial?: Scenario): Session => {
  const { requirements } = contract;
  // The tenant asks for them at each request.
  const deviations: Deviation[] = [];
  let [scenario, since] = [initial, nothing()];
  const emptyTenant = (): Tenant => withBatches(createTenant({ contract, deviations }));
  let tenant = emptyTenant();

  const play = (next: Scenario | undefined): void => {
    scenario = next;
    deviations.splice(0, deviations.length, ...(next ? [next.begin(contract)] : []));
    // What was sent before is no longer repeated.
    ledger.watchRetries(next ? wallClock : undefined);
  };

  const keep = (finding: Finding, line: string): void => {
    const row = requirements.get(finding.requirement);
    const open = row.level === 'UNSPECIFIED' ? 'observation' : 'warning';
    const kind = isViolation(row) ? 'violation' : open;
    const { level, says } = row;
    if (since.findings.length === mostListed) since.more += 1;
    else since.findings.push({ ...finding, kind, level, says, request: since.requests, line });
  };

  play(initial);
  return {
    tenant: { respond: (request) => tenant.respond(request) },
    record: (arrival) => {
      since.requests += 1;
      const { request } = arrival;
      const found = ledger.record(arrival);
      const isOther = arrival.unread !== undefined || kindOf(contract, request) === 'other';
      if (isOther) since.notJudged.add(request, arrival.unread);
      else since.creates += 1;
      for (const finding of found) keep(finding, shownLine(request));
    },
    read: () => {
      const { notJudged, ...rest } = since;
      return { verdict: verdictOf(since), ...rest, notJudged: notJudged.all(), scenario: scenario?.name ?? null };
    },
    reset: () => {
      since = nothing();
      play(initial);
      tenant = emptyTenant();
    },
    play,
  };
};

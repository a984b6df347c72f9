// A client under observation: its exchanges and violations, in order.
import type { Contract } from '../../contracts/contract.ts';
import type { Reply } from '../../contracts/deviations/deviation.ts';
import type { Exchange, Finding, Request } from '../../contracts/judging/exchange.ts';
import { withBatches } from '../../fixtures/tenant/batches.ts';
import { scenarioNamed } from '../../fixtures/tenant/scenarios.ts';
import { createTenant, type Tenant } from '../../fixtures/tenant/tenant.ts';
import { openClientLedger } from './client-ledger.ts';
import { exchangesIn } from './exchanges.ts';
import { isViolation } from './requirements.ts';
import { wallClock } from './wall-clock.ts';

/** A requirement that a client broke, and the exchange that shows it. */
export type Violation = Finding & { readonly exchange: Exchange };

/** What a client did. */
export type Watched = {
  /** Every request with its answer, in order. */
  readonly exchanges: readonly Exchange[];
  /** What the requests broke. */
  readonly violations: readonly Violation[];
  /** How many requests were meant to create something. */
  readonly attempts: () => number;
  /** The other requests, which are answered and not judged: how often each method and path was sent. */
  readonly notJudged: () => Readonly<Record<string, number>>;
};

export type Watch = Watched & { readonly tenant: Tenant; readonly note: (request: Request, reply: Reply) => void };

/**
 * A tenant of a contract, with a scenario if one is named, and a listener that judges each request.
 * @throws Error when there is no such scenario.
 */
export const openWatch = (contract: Contract, name?: string): Watch => {
  const scenario = name === undefined ? undefined : scenarioNamed(name);
  const ledger = openClientLedger(contract, scenario ? { clock: wallClock } : {});
  const [exchanges, violations]: [Exchange[], Violation[]] = [[], []];
  const noteOne = (exchange: Exchange): void => {
    exchanges.push(exchange);
    const found = ledger
      .record(exchange)
      .filter((finding) => isViolation(contract.requirements.get(finding.requirement)));
    violations.push(...found.map((finding) => ({ ...finding, exchange })));
  };
  return {
    tenant: withBatches(createTenant({ contract, deviations: scenario ? [scenario.begin(contract)] : [] })),
    exchanges,
    violations,
    attempts: ledger.attempts,
    notJudged: ledger.notJudged,
    note: (request, reply) => exchangesIn(request, reply).forEach(noteOne),
  };
};

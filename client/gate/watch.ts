// What a client does, watched: every exchange, and what its requests break, in their order.
import type { Exchange, Finding } from '../../contracts/judging/exchange.ts';
import { requirement } from '../../contracts/user-status/requirements/catalogue.ts';
import { scenarioNamed } from '../../fixtures/tenant/scenarios.ts';
import { createTenant, type Tenant } from '../../fixtures/tenant/tenant.ts';
import { openClientBook } from './client-ledger.ts';
import { isViolation } from './requirements.ts';

/** What a client broke, and the exchange that shows it. */
export type Violation = Finding & { readonly exchange: Exchange };

/** What a client did. */
export type Watched = {
  /** Every request that was sent, with its answer, in their order. */
  readonly exchanges: readonly Exchange[];
  /** What the requests broke of what a client is held to. */
  readonly violations: readonly Violation[];
  /** How many of the requests were meant to create something. */
  readonly attempts: () => number;
};

export type Watch = Watched & { readonly tenant: Tenant; readonly note: (exchange: Exchange) => void };

/**
 * A tenant, and an eye on who speaks with it; with the name of a scenario it has that bad day.
 * @throws Error when there is no such scenario.
 */
export const openWatch = (name?: string): Watch => {
  const scenario = name === undefined ? undefined : scenarioNamed(name);
  const book = openClientBook(scenario ? { repeats: () => performance.now() } : {});
  const [exchanges, violations]: [Exchange[], Violation[]] = [[], []];
  return {
    tenant: createTenant({ deviations: scenario ? [scenario.begin()] : [] }),
    exchanges,
    violations,
    attempts: book.attempts,
    note: (exchange) => {
      exchanges.push(exchange);
      const found = book.book(exchange).filter((finding) => isViolation(requirement(finding.requirement)));
      violations.push(...found.map((finding) => ({ ...finding, exchange })));
    },
  };
};

// What is found out about a requirement on a path.

import type { Exchange, Finding } from '../../contracts/judging/exchange.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';

import type { Case } from '../../fixtures/cases/case.ts';

/** `not exercised`: nothing was sent or answered that could show it. */
export type Outcome = 'pass' | 'fail' | 'not exercised';

export type Counterexample = {
  readonly case: Case;
  readonly exchange: Exchange;
  readonly findings: readonly Finding[];
  /** Whether the body was made as small as it gets while it still fails. */
  readonly minimal: boolean;
};

/** How often the same bytes passed and failed, each at least once. */
export type Repeats = { readonly passed: number; readonly failed: number };

export type Verdict = {
  readonly requirement: RequirementId;
  readonly path: string;
  readonly outcome: Outcome;
  /** Exchanges that could have shown the requirement broken. */
  readonly cases: number;
  readonly broken: number;
  /** Why it is not exercised. */
  readonly because?: string;
  /** For a requirement that nobody judges: how often each answer was seen. */
  readonly observed?: Readonly<Record<string, number>>;
  readonly counterexample?: Counterexample;
  /** Of the bytes of the counterexample, where it is flaky: sent again, they passed. */
  readonly flaky?: Repeats;
};

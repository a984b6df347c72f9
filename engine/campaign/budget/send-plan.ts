// Sends a plan until its budget is spent; what failed is taken apart before the plan goes on.
import type { Finding } from '../../../contracts/judging/exchange.ts';
import type { Case } from '../../../fixtures/cases/case.ts';
import type { Place } from '../../../fixtures/cases/cases.ts';
import { eachConcurrently } from '../../connection/each-concurrently.ts';
import { requestsOfReading } from '../read-back.ts';
import { type Budget, BudgetSpent } from './budget.ts';
import type { Step } from './candidate.ts';
import { openTakingApart } from './take-apart.ts';

/** How the steps of a plan are sent. */
export type Sending = {
  readonly budget: Budget;
  readonly concurrency: number;
  readonly placeOf: (path: string) => Place;
  /** Whether a path accepted the page's example. */
  readonly isOpen: (path: string) => boolean;
  readonly isOver: () => boolean;
  /** Whether anything can be shown by sending the case: its path and its control were accepted. */
  readonly isWorthSending: (made: Case) => boolean;
  readonly control: (body: string, path: string) => Promise<void>;
  /** Sends and judges a case; what it broke. */
  readonly send: (made: Case) => Promise<readonly Finding[]>;
  /** Reads, where it is so what a case creates that is sent and judged first; what that broke. */
  readonly read: (step: Step & { readonly kind: 'reading' }) => Promise<readonly Finding[]>;
  /** Hears of each case that was done with. */
  readonly onDone: () => void;
};

/** A plan has no end; where so many of its steps in turn were not worth sending, none is any more. */
const enoughUnsent = 5_000;

const requestsOf = (step: Step): number => (step.kind === 'reading' ? requestsOfReading : 1);

/** What is kept of a budget once something failed, so that it can be sent again: a failure that does not recur is flaky. */
const openReserve = (budget: Budget) => {
  const most = Math.min(mostKept, Math.ceil(budget.left() / 16));
  let failed = 0;
  return {
    note: (findings: readonly Finding[]): void => {
      if (findings.length > 0) failed += 1;
    },
    /** Requests that may still be sent otherwise. */
    left: (): number => budget.left() - Math.min(timesAgain * failed, most),
  };
};

/** Requests that are kept at most, and how often one that failed is sent again. */
const mostKept = 8;
const timesAgain = 2;

/** Sends the steps, as far as the budget goes. */
export const sendPlan = async (plan: Iterable<Step>, sending: Sending): Promise<void> => {
  const { budget, isOver } = sending;
  const takingApart = openTakingApart(sending.placeOf);
  const reserve = openReserve(budget);

  function* suspects(): Generator<Step> {
    for (let made = takingApart.next(); made !== undefined && !isOver(); made = takingApart.next()) {
      if (reserve.left() < 1) return;
      yield { kind: 'case', path: made.path, made };
    }
  }

  const note = (made: Case, findings: readonly Finding[]): void => {
    reserve.note(findings);
    takingApart.note(made, findings);
  };

  let unsent = 0;
  /** What is under way and has requests to send yet, with how many. */
  const promised = new Map<Promise<unknown>, number>();
  const isPromised = (step: Step): boolean =>
    promised.size > 0 &&
    reserve.left() - [...promised.values()].reduce((sum, each) => sum + each, 0) < requestsOf(step);

  /** Waits for what will send so many requests, or stands before them: what follows at once takes their place. */
  const promising = async <T>(requests: number, work: Promise<T>): Promise<T> => {
    promised.set(work, requests);
    try {
      return await work;
    } finally {
      promised.delete(work);
    }
  };

  function* steps(): Generator<Step | 'wait'> {
    for (const step of plan) {
      unsent += 1;
      if (unsent > enoughUnsent) return;
      if (!sending.isOpen(step.path)) continue;
      yield* suspects();
      while (isPromised(step) && !isOver()) yield 'wait';
      if (isOver() || reserve.left() < requestsOf(step)) return;
      yield step;
    }
    yield* suspects();
  }

  /** The controls under way, by path: a refusal that is taken at the same time proves nothing before its control was accepted. */
  const controlling = new Map<string, Promise<unknown>>();

  const control = (body: string, path: string): Promise<void> => {
    const sent = sending.control(body, path);
    controlling.set(path, Promise.allSettled([controlling.get(path), sent]));
    return sent;
  };

  const take = async (step: Step): Promise<void> => {
    const controlled = step.kind === 'case' ? controlling.get(step.path)?.then() : undefined;
    if (controlled) await promising(1, controlled);
    const isSent = step.kind !== 'case' || sending.isWorthSending(step.made);
    if (isSent) unsent = 0;
    if (step.kind === 'control') return control(step.body, step.path);
    if (step.kind === 'reading') {
      const findings = await promising(requestsOfReading - 1, sending.read(step));
      if (step.made) note(step.made, findings);
      return sending.onDone();
    }
    if (isSent) note(step.made, await sending.send(step.made));
    sending.onDone();
  };

  await eachConcurrently(steps(), sending.concurrency, async (step) => {
    try {
      if (step === 'wait') await Promise.race(promised.keys());
      else await take(step);
    } catch (error) {
      if (!(error instanceof BudgetSpent)) throw error;
    }
  });
};

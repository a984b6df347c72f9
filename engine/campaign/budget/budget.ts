// The budget of a run: every request to the target takes one of it, repetitions and readings as well; only what deletes at
// the end what the run created is not counted.
import type { Request } from '../../../contracts/judging/exchange.ts';
import { isTryAgain } from '../../../contracts/judging/judge-exchange.ts';
import type { Target } from '../../connection/target.ts';
import { NoVerdict } from '../../settings/errors.ts';
import type { Settings } from '../../settings/settings.ts';

/** Thrown by what would send a request beyond the budget. */
export class BudgetSpent extends NoVerdict {}

export type Budget = {
  /** Takes one request of it; false where none is left. */
  readonly take: () => boolean;
  /** Requests that are left. */
  readonly left: () => number;
};

/** The part of a budget that a shard has: all parts together are the whole. */
export const budgetOf = ({ budget, shard }: Pick<Settings, 'budget' | 'shard'>): number | undefined => {
  if (budget === undefined || shard === undefined) return budget;
  return Math.floor(budget / shard.of) + (shard.index <= budget % shard.of ? 1 : 0);
};

/** The budget of a run with these settings, of which nothing is spent yet; endless where they name none. */
export const openBudget = (settings: Pick<Settings, 'budget' | 'shard'>): Budget => {
  let left = budgetOf(settings) ?? Number.POSITIVE_INFINITY;
  return {
    take: () => {
      if (left < 1) return false;
      left -= 1;
      return true;
    },
    left: () => left,
  };
};

/** Whether a request may be sent again: what deletes is not counted. */
export const mayRepeat =
  ({ take }: Budget) =>
  ({ method }: Request): boolean =>
    method === 'DELETE' || take();

/**
 * A target that is sent no more than a budget allows; its `send` throws BudgetSpent beyond that, and where "try again" was
 * answered to the last request: only the budget kept it from being sent again, so that nothing is known of the target.
 */
export const within = (budget: Budget, target: Target): Target => ({
  ...target,
  send: async (request) => {
    if (!budget.take()) throw new BudgetSpent('the budget of requests was spent');
    const answer = await target.send(request);
    if (budget.left() < 1 && isTryAgain(answer))
      throw new BudgetSpent('the budget of requests was spent where the target said "try again"');
    return answer;
  },
});

/** The same, to which a delete may be sent whatever is left: what was created can be undone always. */
export const deletingFreely = (budget: Budget, target: Target): Target => {
  const counted = within(budget, target);
  return { ...target, send: (request) => (request.method === 'DELETE' ? target : counted).send(request) };
};

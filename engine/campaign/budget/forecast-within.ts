// What a run within a budget sends: the page's example on every path, and then the plan, until the budget is spent.
import { hasCanary } from '../../settings/elsewhere.ts';
import type { Settings } from '../../settings/settings.ts';
import { canaryRequests } from '../canary.ts';
import { requestsOfReading } from '../read-back.ts';
import type { Forecast } from '../schedule.ts';
import { budgetOf } from './budget.ts';
import type { Step } from './candidate.ts';
import { planOf } from './plan.ts';

type Counts = Pick<Forecast, 'requests' | 'creates'>;

const create: Counts = { requests: 1, creates: 1 };

/** What the page's example takes of a budget on a path: with a canary all that this sends as well, but for the DELETE. */
export const requestsOfExample = (settings: Settings): number => (hasCanary(settings) ? canaryRequests : 1);

const countsOf = (step: Step, { contract }: Settings): Counts => {
  if (step.kind === 'control') return create;
  const row = contract.requirements.get(step.kind === 'case' ? step.made.requirement : step.id);
  const creates = row.then.answers === 'refusal' || row.when.sends === 'refusedThenRead' ? 0 : 1;
  return { requests: step.kind === 'case' ? 1 : requestsOfReading, creates };
};

/** The forecast of a run within a budget, on a target that answers as it should. */
export const forecastWithin = (settings: Settings, paths: readonly string[]): readonly Forecast[] => {
  const sums = new Map(paths.map((path) => [path, { path, requests: 0, creates: 0 }]));
  let left = budgetOf(settings) ?? 0;
  const isTaken = (path: string, { requests, creates }: Counts): boolean => {
    const sum = sums.get(path);
    if (sum === undefined || requests > left) return false;
    left -= requests;
    sum.requests += requests;
    sum.creates += creates;
    return true;
  };

  const example: Counts = { requests: requestsOfExample(settings), creates: 1 };
  const opened = paths.filter((path) => isTaken(path, example));
  // The plan has no end: where no path is opened, nothing of it is ever sent.
  for (const step of opened.length === 0 ? [] : planOf(settings, paths))
    if (opened.includes(step.path) && !isTaken(step.path, countsOf(step, settings))) break;
  return [...sums.values()];
};

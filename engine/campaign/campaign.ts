// One run against one target: all cases of all paths, sent concurrently, each exchange judged once.
import type { Contract } from '../../contracts/contract.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import { parseCaseId } from '../../fixtures/cases/cases.ts';
import { eachConcurrently } from '../connection/each-concurrently.ts';
import type { Target } from '../connection/target.ts';
import { NoVerdict } from '../settings/errors.ts';
import type { Settings } from '../settings/settings.ts';
import { type Budget, openBudget, within } from './budget/budget.ts';
import { controlOf } from './budget/candidate.ts';
import { planOf } from './budget/plan.ts';
import { sendPlan } from './budget/send-plan.ts';
import type { Canary } from './canary.ts';
import { openCounterexamples } from './counterexamples.ts';
import { openEnding } from './ending.ts';
import { openLedger } from './ledger.ts';
import { notExercisedBecause } from './not-exercised.ts';
import { openOpening } from './opening.ts';
import { openReadings } from './readings.ts';
import type { Listener } from './run-event.ts';
import { neededControls, placeOf, type Schedule, type Scheduler, schedule } from './schedule.ts';
import { openSender } from './sender.ts';
import { isLeftOpen } from './stop-conditions.ts';
import { verdictFrom } from './tallies.ts';
import type { Verdict } from './verdict.ts';

export type Campaign = {
  readonly paths: readonly string[];
  /**
   * What was found out about a requirement on a path; the first call starts the run, every call waits for its end.
   * @throws NoVerdict when nothing can be said about the target.
   */
  readonly examine: (id: RequirementId, path: string) => Promise<Verdict>;
  /** Why nothing more was sent before the end, where it was so. */
  readonly gaveUp: () => string | undefined;
};

const progressEvery = 64;

/** Whether a case is one of those that look at a path with GET, outside the schedule. */
const isReading = (id: string, { requirements }: Contract): boolean => {
  const sends = requirements.find(parseCaseId(id)?.requirement ?? '')?.when.sends;
  return sends === 'createThenRead' || sends === 'refusedThenRead';
};

const pathsOf = ({ case: replayed, paths }: Settings): readonly string[] => {
  const path = replayed === undefined ? undefined : parseCaseId(replayed)?.path;
  return path === undefined ? paths : paths.filter((name) => name === path);
};

export type CampaignParts = {
  readonly target: Target;
  readonly settings: Settings;
  readonly listener: Listener;
  /** What is sent; unless it is given, the cases of a run with these settings. */
  readonly scheduler?: Scheduler;
  /** What is sent within a budget; unless it is given, the plan for these settings. */
  readonly plan?: typeof planOf;
  /** Undoes the first create on each path, before anything else is sent. */
  readonly canary?: Canary | undefined;
  /** What its requests are taken from, where others send as well; else that of the settings. */
  readonly budget?: Budget;
};

/** A run that has not begun. */
export const createCampaign = (parts: CampaignParts): Campaign => {
  const {
    settings,
    listener,
    canary,
    scheduler = schedule,
    plan = planOf,
    budget = openBudget(parts.settings),
  } = parts;
  const { contract, concurrency } = settings;
  const target = within(budget, parts.target);
  const paths = pathsOf(settings);
  const sendable = paths.filter((path) => !settings.withoutIds.includes(path));
  const ledger = openLedger(contract);
  const ending = openEnding({ settings, target, budget });
  const sender = openSender({ settings, target, listener, ledger, ending });
  const opening = openOpening({ settings, target, budget, sender, ending, canary, sendable });
  const { controls, denied } = opening;
  const readings = openReadings({ settings, ledger, sender, opening, ending });
  const counterexamples = openCounterexamples({ settings, target, ledger, sender, ending });
  const because = notExercisedBecause({ settings, ledger, sender, opening, ending });

  /** The cases, until a stop condition is met. */
  function* untilOver(cases: Iterable<Case>): Generator<Case> {
    for (const made of cases) {
      if (ending.isOver()) return;
      yield made;
    }
  }

  const send = async (made: Case): ReturnType<typeof readings.readStep> =>
    sender.record(made, await sender.confirmed(made), controls.isControlled(made));

  const sendAll = async ({ total, cases }: Schedule): Promise<void> => {
    let done = 0;
    await eachConcurrently(untilOver(cases), concurrency, async (made) => {
      if (sender.isWorthSending(made)) await send(made);
      done += 1;
      if (done % progressEvery === 0 || done === total) listener({ kind: 'progress', done, total });
    });
  };

  const sendScheduled = async (open: readonly string[], planned: Schedule): Promise<void> => {
    const others = neededControls(settings).flatMap((body) => open.map((path) => ({ body, path })));
    await eachConcurrently(others, concurrency, ({ body, path }) => opening.sendControl(body, path));
    await eachConcurrently(open, concurrency, (path) => readings.readOn(path, planned.readings(path)));
    await sendAll(planned);
  };

  /** Sends what a budget allows, in the order of its plan. */
  const sendWithin = async (open: readonly string[]): Promise<void> => {
    let done = 0;
    await sendPlan(plan(settings, sendable), {
      ...{ budget, concurrency, send, isOver: ending.isOver, control: opening.sendControl, read: readings.readStep },
      isOpen: (path) => open.includes(path),
      placeOf: (path) => placeOf(path, settings),
      isWorthSending: (made) =>
        sender.isWorthSending(made) && (controlOf(made, contract) === undefined || controls.isControlled(made)),
      onDone: () => {
        done += 1;
        listener({ kind: 'progress', done, total: done + budget.left() });
      },
    });
  };

  const checkCase = ({ total }: Schedule): void => {
    if (settings.case !== undefined && total === 0 && !isReading(settings.case, contract))
      throw new NoVerdict(`there is no case ${settings.case}, or it needs a token that was not given.`);
  };

  const run = async (): Promise<void> => {
    const open = await opening.open();
    if (open.length === 0) return;
    if (settings.budget !== undefined) return ending.keepingWhatWasLearnt(() => sendWithin(open));
    const planned = scheduler(settings, open);
    checkCase(planned);
    await ending.keepingWhatWasLearnt(() => sendScheduled(open, planned));
  };

  const withoutIds = (id: RequirementId, path: string): Verdict => {
    const reason = `the configuration names no id for ${contract.paths.parameters(path).join(' and ')}`;
    if (settings.required.includes(path))
      listener({ kind: 'incomplete', reason: `--require-paths wants ${path}, and ${reason}` });
    return { requirement: id, path, cases: 0, broken: 0, outcome: 'not exercised', because: reason };
  };

  let running: Promise<void> | undefined;

  const examine: Campaign['examine'] = async (id, path) => {
    running ??= run();
    await running;
    if (!sendable.includes(path)) return withoutIds(id, path);
    const { broken, observed } = ledger.tally(id, path);
    const found = { requirement: id, path, cases: ledger.casesOf(id, path), broken };
    const failure = await counterexamples.of(id, path);
    if (failure) {
      // A path that never accepted the page's example is sent nothing more.
      const flaky = controls.isOpen(path) ? await counterexamples.flakiness(failure, id) : undefined;
      return verdictFrom(found, { counterexample: failure, flaky });
    }
    const reason = because(id, path);
    const open = reason !== undefined && isLeftOpen(reason) ? reason : undefined;
    const incomplete = ending.because() ?? denied.incomplete() ?? open;
    if (incomplete !== undefined) listener({ kind: 'incomplete', reason: incomplete });
    return verdictFrom(found, { because: reason, observed });
  };

  return { paths, examine, gaveUp: ending.because };
};

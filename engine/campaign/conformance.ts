// A run on a provider, whoever drives it: the command line examines everything in turn, Jest in a test each. What is
// found out goes to the listener.

import type { Requirement } from '../../contracts/requirements/requirement.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import { messageOf } from '../connection/error-code.ts';
import { hasCanary } from '../settings/elsewhere.ts';
import { NoVerdict } from '../settings/errors.ts';
import type { Settings } from '../settings/settings.ts';
import { deletingFreely, openBudget } from './budget/budget.ts';
import { type Campaign, createCampaign } from './campaign.ts';
import { openCanary } from './canary.ts';
import { openCleanUp } from './clean-up.ts';
import { openCounting } from './counting.ts';
import { leavingBehind } from './leaving-behind.ts';
import { openTarget } from './open-target.ts';
import { readingLate } from './reading-late.ts';
import { verdictRedactor } from './redact-verdict.ts';
import { type Listener, started } from './run-event.ts';
import { examined } from './schedule.ts';
import type { Verdict } from './verdict.ts';

export type Conformance = {
  readonly paths: readonly string[];
  readonly requirements: readonly Requirement[];
  /**
   * Examines a requirement on a path; the listener hears the verdict, or why the run was stopped.
   * @throws NoVerdict when nothing can be said; anything else is a mistake of ours.
   */
  readonly examine: (id: RequirementId, path: string) => Promise<Verdict>;
  /** Ends the run: deletes what it created where that is asked for, and closes what it opened. */
  readonly close: () => Promise<void>;
};

// An error is a fault of ours unless it gives the reason for a run without a verdict; the message says so.
const reasonFor = (error: unknown): string => {
  if (error instanceof NoVerdict) return error.message;
  const message = messageOf(error);
  return `a bug in userstatus-conformance, please report it (${message})`;
};

const examining =
  (campaign: Campaign, redact: ReturnType<typeof verdictRedactor>, listener: Listener): Conformance['examine'] =>
  async (id, path) => {
    try {
      const verdict = redact(await campaign.examine(id, path));
      listener({ kind: 'verdict', verdict });
      return verdict;
    } catch (error) {
      listener({ kind: 'stopped', reason: reasonFor(error) });
      throw error;
    }
  };

/** A replay undoes nothing, and need not wait. */
const replayed = { onGone: () => undefined, onKept: () => undefined, wait: async () => undefined };

/** Opens what answers a run with these settings, and gets ready to examine it. */
export const openConformance = async (settings: Settings, listener: Listener): Promise<Conformance> => {
  const counting = openCounting(listener);
  const budget = openBudget(settings);
  const reached = await openTarget(settings, { hear: counting.hear, budget });
  const { target, early, deleteAll } = openCleanUp(
    leavingBehind(reached.target, settings.interrupted),
    settings,
    listener,
  );
  const counted = deletingFreely(budget, counting.deletingUncounted(target));
  const undoing = early ?? replayed;
  const canary = hasCanary(settings) ? openCanary({ target: counted, settings, ...undoing }) : undefined;
  const campaign = createCampaign({
    // A replay need not wait.
    target: canary && !settings.replay ? readingLate(target, canary) : target,
    ...{ settings, listener, canary, budget },
  });
  listener(started(settings, target.baseUrl));
  return {
    paths: campaign.paths,
    requirements: examined(settings),
    examine: examining(campaign, verdictRedactor(settings), listener),
    close: async () => {
      const counts = counting.end(target);
      if (reached.incomplete !== undefined) listener({ kind: 'incomplete', reason: reached.incomplete });
      listener({ kind: 'ended', counts });
      await deleteAll();
      await reached
        .close(campaign.gaveUp())
        .catch((error: unknown) => listener({ kind: 'incomplete', reason: reasonFor(error) }));
    },
  };
};

/** Examines every requirement on every path, in the order in which the Jest suites do. */
export const runConformance = async (settings: Settings, listener: Listener): Promise<void> => {
  const { paths, requirements, examine, close } = await openConformance(settings, listener);
  try {
    for (const path of paths)
      for (const { id } of requirements) {
        // The listener has heard why, and what else was found out is still worth a verdict.
        await examine(id, path).catch(() => undefined);
      }
  } finally {
    await close();
  }
};

// What the provider suites see: the requirements, the paths, and how to examine one on the other.

import type { Requirement } from '../../contracts/judging/requirement.ts';
import type { PathName } from '../../contracts/user-status/operation.ts';
import type { Served } from '../../fixtures/tenant/serve.ts';
import type { Attempt } from '../connection/target.ts';
import { NoVerdict } from '../settings/errors.ts';
import type { Settings } from '../settings/settings.ts';
import { waiverFor } from '../settings/waivers.ts';
import { type Campaign, createCampaign } from './campaign.ts';
import { openCleanUp } from './clean-up.ts';
import { tell } from './events.ts';
import { explain } from './failure-text.ts';
import { openTarget } from './open-target.ts';
import { examined } from './schedule.ts';
import type { Verdict } from './verdict.ts';

export type Conformance = {
  readonly paths: readonly PathName[];
  readonly requirements: readonly Requirement[];
  /**
   * Examines a requirement on a path and demands that it holds; a SHOULD is demanded by --strict alone.
   * @throws BrokenRequirement that says what was sent, expected and actual; NoVerdict when nothing can be said.
   */
  readonly demand: (id: string, path: PathName) => Promise<Verdict>;
  readonly close: () => Promise<void>;
};

/** A requirement that a target breaks, in words; where in our code it was thrown interests nobody. */
export class BrokenRequirement extends Error {
  override readonly name = 'BrokenRequirement';

  constructor(message: string) {
    super(message);
    this.stack = message;
  }
}

const isDemanded = ({ level }: Requirement, { strict }: Settings): boolean =>
  level === 'MUST' || (level === 'SHOULD' && strict);

// Thrown is our fault, unless it is the reason of a run without a verdict: it is said, so that nobody looks for it.
const reasonFor = (error: unknown): string => {
  if (error instanceof NoVerdict) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  return `a mistake of userstatus-conformance itself, please report it (${message})`;
};

const withReason = async (campaign: Campaign, id: string, path: PathName): Promise<Verdict> => {
  try {
    return await campaign.examine(id, path);
  } catch (error) {
    tell({ kind: 'stopped', reason: reasonFor(error) });
    throw error;
  }
};

/** Opens what answers a run with these settings, `tenant` where it was started already, and gets ready to examine it. */
export const openConformance = async (settings: Settings, tenant?: Promise<Served>): Promise<Conformance> => {
  let hasEnded = false;
  const hear = (attempt: Attempt): void => {
    if (!hasEnded) tell({ kind: 'attempt', attempt });
  };
  const reached = await openTarget(settings, hear, tenant);
  const { target, deleteAll } = openCleanUp(reached.target, settings);
  const campaign = createCampaign(target, settings);
  const rows = examined(settings);
  const byId = new Map(rows.map((row) => [row.id, row]));
  tell({ kind: 'started', target: target.baseUrl, settings });
  return {
    paths: campaign.paths,
    requirements: rows,
    demand: async (id, path) => {
      const verdict = await withReason(campaign, id, path);
      tell({ kind: 'verdict', verdict });
      const row = byId.get(id);
      const isWaived = waiverFor(settings.waivers, id, path, new Date()) !== undefined;
      if (row && verdict.outcome === 'broken' && isDemanded(row, settings) && !isWaived)
        throw new BrokenRequirement(explain(row, verdict));
      return verdict;
    },
    close: async () => {
      hasEnded = true;
      tell({ kind: 'ended', counts: { ...target.counts } });
      await deleteAll();
      await reached
        .close(campaign.gaveUp())
        .catch((error: unknown) => tell({ kind: 'stopped', reason: reasonFor(error) }));
    },
  };
};

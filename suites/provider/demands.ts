// What the provider suite is given: the paths, the requirements, and a demand, which fails a test as Jest expects.
import type { Requirement } from '../../contracts/requirements/requirement.ts';

import type { Conformance } from '../../engine/campaign/conformance.ts';
import type { Settings } from '../../engine/settings/settings.ts';
import { waiverFor } from '../../engine/settings/waivers.ts';
import { severityOf } from '../../reports/record/severity.ts';
import { explain } from './failure-text.ts';

export type Demands = {
  readonly paths: readonly string[];
  readonly requirements: readonly Requirement[];
  /**
   * Examines a requirement on a path and demands that it holds; a SHOULD is demanded by --strict alone.
   * @throws BrokenRequirement that says what was sent, expected and actual; NoVerdict when nothing can be said.
   */
  readonly demand: (row: Requirement, path: string) => Promise<void>;
};

/** A requirement that a target breaks, in words; where in our code it was thrown interests nobody. */
export class BrokenRequirement extends Error {
  override readonly name = 'BrokenRequirement';

  constructor(message: string) {
    super(message);
    this.stack = message;
  }
}

/** The demands of a run with these settings. */
export const demandsOf = ({ paths, requirements, examine }: Conformance, settings: Settings): Demands => ({
  paths,
  requirements,
  demand: async (row, path) => {
    const verdict = await examine(row.id, path);
    const isWaived = waiverFor(settings.waivers, row.id, path, new Date()) !== undefined;
    if (severityOf(row.level, verdict.outcome, settings.strict) === 'fail' && !isWaived)
      throw new BrokenRequirement(explain(row, verdict));
  },
});

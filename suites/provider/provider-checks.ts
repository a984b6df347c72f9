// What the provider suite gets from its environment: paths, requirements, and a check that fails a test as Jest expects.
import type { Requirement } from '../../contracts/requirements/requirement.ts';

import type { Conformance } from '../../engine/campaign/conformance.ts';
import type { Settings } from '../../engine/settings/settings.ts';
import { waiverFor } from '../../engine/settings/waivers.ts';
import { severityOf } from '../../reports/record/severity.ts';
import { explain } from './failure-text.ts';

export type ProviderChecks = {
  readonly paths: readonly string[];
  readonly requirements: readonly Requirement[];
  /**
   * Examines a requirement on a path and throws where it fails; a SHOULD fails only with --strict, or flaky with --fail-on-flaky.
   * @throws FailedRequirement with what was sent, expected and actual; NoVerdict when there is none.
   */
  readonly check: (row: Requirement, path: string) => Promise<void>;
};

/** A requirement that a target fails, as text, without a stack trace of our code. */
export class FailedRequirement extends Error {
  override readonly name = 'FailedRequirement';

  constructor(message: string) {
    super(message);
    this.stack = message;
  }
}

/** The checks of a run with these settings. */
export const checksOf = ({ paths, requirements, examine }: Conformance, settings: Settings): ProviderChecks => ({
  paths,
  requirements,
  check: async (row, path) => {
    const verdict = await examine(row.id, path);
    const isWaived = waiverFor(settings.waivers, row.id, path, new Date()) !== undefined;
    if (severityOf(row.level, verdict, settings) === 'fail' && !isWaived)
      throw new FailedRequirement(explain(row, verdict));
  },
});

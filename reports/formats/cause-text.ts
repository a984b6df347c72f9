// Causes as text, for every format that begins with them.
import { pathsIn } from '../record/paths-in.ts';
import type { Cause, RequirementResult, Results } from '../record/results.ts';
import { plural } from './plural.ts';
import { pathsText } from './what-happened.ts';

/** Whether a cause makes requirements fail, or only warns. */
export const severityOfCause = (cause: Cause, { requirements }: Results): 'fail' | 'warn' =>
  requirements.some(({ id, verdict }) => verdict === 'fail' && cause.requirements.includes(id)) ? 'fail' : 'warn';

/** How much a cause breaks: `33 requirements on all 8 paths`. */
export const extentOfCause = (cause: Cause, { requirements }: Results): string =>
  `${plural(cause.requirements.length, 'requirement')} on ${pathsText(cause.paths, pathsIn(requirements).length)}`;

/** The requirement whose counterexample shows the cause best; undefined in a record that has lost it. */
export const exampleOf = ({ example }: Cause, { requirements }: Results): RequirementResult | undefined =>
  requirements.find(({ id }) => id === example);

// Waivers for what fails in a run, as the part of a configuration file: reason, owner and last day are left for a person to
// fill in, and a file in which they are empty is refused.
import { oneLine } from '../../engine/output/visible.ts';
import type { RequirementResult, Results } from './results.ts';

// A results.json may be of another's making: what is no plain name is quoted.
const scalar = (text: string): string => (/^[\w.]+$/.test(text) ? text : JSON.stringify(text));

const entry = (requirement: string, path?: string): readonly string[] => [
  `  - requirement: ${scalar(requirement)}`,
  ...(path === undefined ? [] : [`    path: ${scalar(path)}`]),
  ...['reason', 'owner', 'expires'].map((name) => `    ${name}: ""`),
];

/** One waiver where the requirement fails on every path that was exercised, and otherwise one for each path. */
const entriesOf = ({ id, paths }: RequirementResult): readonly string[] => {
  const failing = paths.filter(({ verdict }) => verdict === 'fail');
  const passing = paths.filter(({ verdict }) => verdict === 'pass' || verdict === 'warn');
  return passing.length === 0 ? entry(id) : failing.flatMap(({ path }) => entry(id, path));
};

/** YAML for --config, a comment for each cause; a comment alone where nothing fails. */
export const proposeWaivers = (results: Results): string => {
  const failing = results.requirements.filter(({ verdict }) => verdict === 'fail');
  const groups = results.causes.flatMap(({ summary, requirements }) => {
    const rows = failing.filter(({ id }) => requirements.includes(id));
    return rows.length === 0 ? [] : [`  # ${oneLine(summary)}`, ...rows.flatMap(entriesOf)];
  });
  if (groups.length === 0) return '# Nothing fails: there is nothing to waive.\n';
  const head = ['# Fill in why it is accepted, who answers for it, and the last day, as 2027-01-31.', 'waivers:'];
  return `${[...head, ...groups].join('\n')}\n`;
};

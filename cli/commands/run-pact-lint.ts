// Wires pact lint: the files, the judge, the output, the exit code.

import { userStatus } from '../../contracts/user-status/contract.ts';
import { print, printText } from '../../engine/output/terminal.ts';
import { loadPacts } from '../../pact/file/load-pacts.ts';
import { type LintFinding, lintPact, type Severity } from '../../pact/lint/lint-pact.ts';
import { jsonText } from '../../reports/record/json-text.ts';

type LintOptions = { readonly strict?: boolean; readonly json?: boolean };

type Found = LintFinding & { readonly file: string };

const lines = ({ file, interaction, severity, requirement, location, expected, actual }: Found): string[] => [
  `${severity} ${requirement} in "${interaction}" (${file})`,
  `  ${location || 'body'}: ${actual}`,
  `  may be ${expected}`,
];

const count = (found: readonly Found[], severity: Severity): number =>
  found.filter((one) => one.severity === severity).length;

const printAll = (found: readonly Found[], interactions: number): void => {
  print(found.flatMap(lines));
  const [errors, warnings, unjudged] = [count(found, 'error'), count(found, 'warning'), count(found, 'unjudged')];
  print(`${interactions} interactions: ${errors} errors, ${warnings} warnings, ${unjudged} not judged`);
};

/**
 * Lints pact files and gives the exit code: 1 for an error (with `strict` a warning too), 3 where something could not
 * be judged, else 0.
 * @throws WrongUse for a file that is not a pact or is empty.
 */
export const lint = (files: readonly string[], { strict = false, json = false }: LintOptions): number => {
  const loaded = loadPacts(files);
  const found = loaded.flatMap(({ file, pact }) => lintPact(userStatus, pact).map((one): Found => ({ file, ...one })));
  const interactions = loaded.reduce((sum, { pact }) => sum + pact.interactions.length + pact.others.length, 0);
  if (json) printText(jsonText(found));
  else printAll(found, interactions);
  if (count(found, 'error') + (strict ? count(found, 'warning') : 0) > 0) return 1;
  return count(found, 'unjudged') > 0 ? 3 : 0;
};

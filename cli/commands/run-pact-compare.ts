// Wires pact compare: whether pacts ask more than the contract, interaction by interaction.
import { userStatus } from '../../contracts/user-status/contract.ts';
import { print } from '../../engine/output/terminal.ts';
import { loadPacts } from '../../pact/file/load-pacts.ts';
import { type LintFinding, lintPact } from '../../pact/lint/lint-pact.ts';

type Compared = { readonly name: string; readonly findings: readonly LintFinding[] };

/** What a pact asks beyond what every conformant provider gives; a warning is within what most give. */
const stateOf = ({ findings }: Compared): 'more' | 'unjudged' | 'within' => {
  if (findings.some(({ severity }) => severity === 'error')) return 'more';
  return findings.some(({ severity }) => severity === 'unjudged') ? 'unjudged' : 'within';
};

const words = { more: 'asks more', unjudged: 'not judged', within: 'within the contract' } as const;

const linesOf = (compared: Compared): string[] => {
  const { name, findings } = compared;
  const reasons = findings.map(
    ({ severity, requirement, location, actual }) => `  ${severity} ${requirement}: ${location} ${actual}`,
  );
  return [`${words[stateOf(compared)]}: ${name}`, ...reasons];
};

/**
 * Prints for each interaction whether it asks more than the contract promises; gives 1 where one does, 3 where one could not be
 * judged, else 0.
 * @throws WrongUse for a file that is not a pact or is empty.
 */
export const comparePacts = (files: readonly string[]): number => {
  const all = loadPacts(files).flatMap(({ pact }): Compared[] => {
    const found = Map.groupBy(lintPact(userStatus, pact), ({ interaction }) => interaction);
    const names = [...pact.interactions.map(({ description }) => description), ...pact.others];
    return names.map((name) => ({ name, findings: found.get(name) ?? [] }));
  });
  const count = (state: keyof typeof words): number => all.filter((one) => stateOf(one) === state).length;
  print(all.filter((one) => one.findings.length > 0).flatMap(linesOf));
  print(`${count('within')} within the contract, ${count('more')} ask more, ${count('unjudged')} not judged`);
  if (count('more') > 0) return 1;
  return count('unjudged') > 0 ? 3 : 0;
};

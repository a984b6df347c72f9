// The creates that a description allows beyond the page, as further paths of a configuration.
import type { Contract } from '../contracts/contract.ts';
import { type FurtherPaths, furtherPathError } from '../contracts/further-paths.ts';
import type { Comparison } from './compare.ts';
import { isParameter, stepsOf } from './wanted.ts';

const local = (step: string): string => step.slice(step.lastIndexOf('.') + 1);
const capitalised = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** The casts and properties between the entity that a path begins with and its collection, as one word. */
const nameOf = (template: string): string => {
  const steps = stepsOf(template);
  const between = steps.slice(steps.findIndex(isParameter) + 1, -1).filter((step) => !isParameter(step));
  const [first = 'path', ...rest] = between.map(local);
  return [first, ...rest.map(capitalised)].join('');
};

const freeName = (name: string, taken: ReadonlySet<string>): string => {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}${number}`;
    if (!taken.has(candidate)) return candidate;
  }
};

/** What a configuration may name of the creates beyond the page, by a name for each. */
export const proposedPaths = (contract: Contract, { beyond }: Comparison): FurtherPaths => {
  const taken = new Set(contract.paths.names);
  const proposed = new Map<string, string>();
  for (const { template } of beyond) {
    const name = freeName(nameOf(template), taken);
    if (furtherPathError(contract, name, template) !== undefined) continue;
    taken.add(name);
    proposed.set(name, template);
  }
  return Object.fromEntries(proposed);
};

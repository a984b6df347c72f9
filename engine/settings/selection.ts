// What a user selects of a catalogue or of the paths: names, or globs in which * stands for any characters.
import { WrongUse } from './errors.ts';
import { nearest } from './nearest.ts';

const special = /[.+?^${}()|[\]\\]/g;

/** The expression of a glob, in which * stands for any characters. */
export const glob = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(special, String.raw`\$&`).replaceAll(/\*+/g, '.*')}$`, 'u');

/** What an option selects from: its name, and what one of the things is called. */
export type Selectable = { readonly option: string; readonly what: string; readonly names: readonly string[] };

const matching = (pattern: string, { option, what, names }: Selectable): readonly string[] => {
  const expression = glob(pattern);
  const found = names.filter((name) => expression.test(name));
  if (found.length > 0) return found;
  throw new WrongUse(
    pattern.includes('*')
      ? `${option}: no ${what} matches ${pattern}.`
      : `${option}: there is no ${what} ${pattern}; did you mean ${nearest(pattern, names)}?`,
  );
};

/**
 * The names that patterns select, each once, in the order of the names.
 * @throws WrongUse for a pattern that selects nothing.
 */
export const select = (patterns: readonly string[], selectable: Selectable): readonly string[] => {
  const selected = new Set(patterns.flatMap((pattern) => matching(pattern, selectable)));
  return selectable.names.filter((name) => selected.has(name));
};

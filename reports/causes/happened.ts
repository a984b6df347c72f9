// What happened to a requirement that is not met, in a few words: where, what was expected, what came instead.
import type { Difference, KeptCounterexample, RequirementResult } from '../record/results.ts';

/** `where` is `status`, `body`, or the name of a header or of a member of the body. */
export type Happened = { readonly where: string; readonly expected: string; readonly actual: string };

const longest = 60;
/** No word is cut where so much is left without it. */
const leastWords = 36;

const shortened = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ');
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '');
  const isWordCut = /[\p{L}\d]{2}/u.test(line.slice(longest - 2, longest));
  const words = isWordCut ? cut.replace(/[\p{L}\d]+$/u, '') : cut;
  return `${(words.length < leastWords ? cut : words).trimEnd()}…`;
};

/** So much of what two long values have in common is shown before they differ. */
const [before, long] = [12, 24];

const commonPrefix = (one: string, other: string): number => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
};

/** Two values on one short line each; of long ones that begin alike, the parts that differ. */
const apart = ({ expected, actual }: Difference): readonly [expected: string, actual: string] => {
  const common = commonPrefix(expected, actual);
  const isLong = Math.max(expected.length, actual.length) > longest && common > long;
  const from = (text: string): string =>
    shortened(isLong ? `…${text.slice(common - before).replace(/^[\udc00-\udfff]/, '')}` : text);
  return [from(expected), from(actual)];
};

const placeOf = (location: string): string => (location === '' ? 'body' : location.replace(/^\//, ''));

/** The difference that tells most: the first, unless the answer to the create had it already. */
export const firstDifference = ({ differences }: KeptCounterexample): Difference | undefined =>
  differences.find(({ asAnswered }) => !asAnswered) ?? differences[0];

/** The first difference of a counterexample, cut to one short line. */
export const happenedIn = (counterexample: KeptCounterexample): Happened | undefined => {
  const first = firstDifference(counterexample);
  if (first === undefined) return undefined;
  const [expected, actual] = apart(first);
  return { where: placeOf(first.location), expected, actual };
};

/** What happened to a requirement, by its smallest counterexample; undefined where it has none. */
export const happened = ({ counterexample }: RequirementResult): Happened | undefined =>
  counterexample && happenedIn(counterexample);

// The matchers of the Pact format, each applied to one value.

import { ownValue } from '../../contracts/odata/own-value.ts';
import { alternativesOf, type Matcher } from '../file/read-pact.ts';
import { sameJson } from '../file/same-json.ts';
import { formatPattern } from './date-format.ts';
import { type PatternResult, tryPattern } from './try-pattern.ts';

/** `unknown`: cannot be decided here, such as a matcher of a plug-in, a pattern that JavaScript cannot read. */
export type MatchResult = PatternResult;

const matchesIf = (holds: boolean): MatchResult => (holds ? 'matches' : 'differs');

const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
};

// Node 22 cannot read `(?i:...)`: a plain text in it becomes letter classes, so that every Node decides alike.
const inAnyCase = /\(\?i:([^()[\]\\]*)\)/g;
const withLetterClasses = (pattern: string): string =>
  pattern.replace(inAnyCase, (_, plain: string) =>
    plain.replace(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`),
  );

const matchesPattern = (pattern: unknown, value: unknown): MatchResult => {
  if (typeof pattern !== 'string' || kindOf(value) === 'object' || kindOf(value) === 'array') return 'differs';
  return tryPattern(withLetterClasses(pattern), String(value));
};

const dateIn =
  (kind: string, fallback: string) =>
  (matcher: Matcher, value: unknown): MatchResult => {
    const format = matcher['format'] ?? matcher[kind] ?? fallback;
    const pattern = typeof format === 'string' ? formatPattern(format) : undefined;
    return pattern === undefined ? 'unknown' : matchesPattern(pattern, typeof value === 'string' ? value : '');
  };

const isNumber = (value: unknown): value is number => typeof value === 'number';

const matchers: Readonly<Record<string, (matcher: Matcher, value: unknown, example: unknown) => MatchResult>> = {
  equality: (_, value, example) => matchesIf(sameJson(value, example)),
  type: (_, value, example) => matchesIf(kindOf(value) === kindOf(example)),
  regex: ({ regex }, value) => matchesPattern(regex, value),
  integer: (_, value) => matchesIf(Number.isInteger(value)),
  decimal: (_, value) => matchesIf(isNumber(value) && !Number.isInteger(value)),
  number: (_, value) => matchesIf(isNumber(value)),
  boolean: (_, value) => matchesIf(typeof value === 'boolean'),
  null: (_, value) => matchesIf(value === null),
  notEmpty: (_, value, example) => matchesIf(kindOf(value) === kindOf(example) && value !== ''),
  include: ({ value: part }, value) =>
    matchesIf(typeof value === 'string' && typeof part !== 'object' && value.includes(String(part))),
  datetime: dateIn('datetime', "yyyy-MM-dd'T'HH:mm:ss"),
  timestamp: dateIn('timestamp', "yyyy-MM-dd'T'HH:mm:ss"),
  date: dateIn('date', 'yyyy-MM-dd'),
  time: dateIn('time', 'HH:mm:ss'),
};

/** Whether a value satisfies one matcher; some matchers compare it with the example of the pact. */
export const matchValue = (matcher: Matcher, value: unknown, example: unknown): MatchResult => {
  const { match } = matcher;
  if (match === 'anyOf') {
    const results = alternativesOf(matcher).map((one) => matchValue(one, value, example));
    const [best = 'differs'] = (['matches', 'unknown', 'tooSlow'] as const).filter((result) =>
      results.includes(result),
    );
    return best;
  }
  const judge = typeof match === 'string' ? ownValue(matchers, match) : undefined;
  return judge ? judge(matcher, value, example) : 'unknown';
};

// What the matchers of the Pact format say of one value. It is told apart whether a value fits, or the matcher is one
// that is not known here.
import { isObject } from '../../contracts/odata/read-body.ts';
import type { Matcher } from '../file/read-pact.ts';
import { formatPattern } from './date-format.ts';

/** `unknown`: nothing can be said; a matcher of a plug-in, a pattern that JavaScript cannot read. */
export type Fit = 'fits' | 'differs' | 'unknown';

const fitIf = (holds: boolean): Fit => (holds ? 'fits' : 'differs');

const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
};

/** Equality of JSON values. */
export const sameJson = (one: unknown, other: unknown): boolean => {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => sameJson(item, other[index]));
  if (!isObject(one) || !isObject(other)) return one === other;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => sameJson(one[name], other[name]));
};

// Older engines cannot read `(?i:...)`: where it holds plain text, its letters are spelt out, and each Node says the same.
const inAnyCase = /\(\?i:([^()[\]\\]*)\)/g;
const spelt = (pattern: string): string =>
  pattern.replace(inAnyCase, (_, plain: string) =>
    plain.replace(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`),
  );

const matches = (pattern: unknown, value: unknown): Fit => {
  if (typeof pattern !== 'string' || kindOf(value) === 'object' || kindOf(value) === 'array') return 'differs';
  try {
    return fitIf(new RegExp(spelt(pattern), 'u').test(String(value)));
  } catch {
    return 'unknown';
  }
};

const dateIn =
  (kind: string, fallback: string) =>
  (matcher: Matcher, value: unknown): Fit => {
    const format = matcher['format'] ?? matcher[kind] ?? fallback;
    const pattern = formatPattern(String(format));
    return pattern === undefined ? 'unknown' : matches(pattern, typeof value === 'string' ? value : '');
  };

const isNumber = (value: unknown): value is number => typeof value === 'number';

const kinds: Readonly<Record<string, (matcher: Matcher, value: unknown, example: unknown) => Fit>> = {
  equality: (_, value, example) => fitIf(sameJson(value, example)),
  type: (_, value, example) => fitIf(kindOf(value) === kindOf(example)),
  regex: ({ regex }, value) => matches(regex, value),
  integer: (_, value) => fitIf(Number.isInteger(value)),
  decimal: (_, value) => fitIf(isNumber(value) && !Number.isInteger(value)),
  number: (_, value) => fitIf(isNumber(value)),
  boolean: (_, value) => fitIf(typeof value === 'boolean'),
  null: (_, value) => fitIf(value === null),
  notEmpty: (_, value, example) => fitIf(kindOf(value) === kindOf(example) && value !== ''),
  include: ({ value: part }, value) => fitIf(typeof value === 'string' && value.includes(String(part))),
  datetime: dateIn('datetime', "yyyy-MM-dd'T'HH:mm:ss"),
  timestamp: dateIn('timestamp', "yyyy-MM-dd'T'HH:mm:ss"),
  date: dateIn('date', 'yyyy-MM-dd'),
  time: dateIn('time', 'HH:mm:ss'),
};

/** Whether a value fits one matcher, beside the example that stands in its place. */
export const judgeFit = (matcher: Matcher, value: unknown, example: unknown): Fit => {
  const { match } = matcher;
  const judge = typeof match === 'string' ? kinds[match] : undefined;
  return judge ? judge(matcher, value, example) : 'unknown';
};

// Compares an answer with the one that a pact pins, by the rules of the Pact format: what is not pinned may be anything.
import type { Answer } from '../../contracts/judging/exchange.ts';
import { show } from '../../contracts/judging/show.ts';
import { ownValue } from '../../contracts/odata/own-value.ts';
import { isObject, readBody } from '../../contracts/odata/read-body.ts';
import { alternativesOf, type Matcher, type PinnedAnswer, type Rules } from '../file/read-pact.ts';
import { type MatchResult, matchValue } from './match-value.ts';

/** A place at which an answer differs from the pinned one, or at which that cannot be decided. */
export type AnswerDifference = {
  /** A JSON pointer, a header, or `status`. */
  readonly location: string;
  readonly pinned: string;
  readonly actual: string;
  readonly result: Exclude<MatchResult, 'matches'>;
};

/** A value within a body: where it is, the rules that may be about it, and matchers of the values around it. */
type BodyValue = {
  readonly pointer: string;
  readonly rulePaths: readonly string[];
  readonly inherited: readonly Matcher[];
};

const shownMatcher = (matcher: Matcher): string =>
  alternativesOf(matcher)
    .map((one) => show(one))
    .join(' or ');

const shownPin = (matchers: readonly Matcher[], example: unknown): string =>
  matchers.length === 0 ? show(example) : matchers.map(shownMatcher).join(' and ');

const compare = (
  matchers: readonly Matcher[],
  location: string,
  [example, value]: readonly [unknown, unknown],
): AnswerDifference[] => {
  const all = matchers.length === 0 ? [{ match: 'equality' }] : matchers;
  const results = all.map((matcher) => matchValue(matcher, value, example));
  const result = (['differs', 'tooSlow', 'unknown'] as const).find((one) => results.includes(one));
  if (result === undefined) return [];
  return [{ location, pinned: shownPin(matchers, example), actual: show(value), result }];
};

const isTyped = (matcher: Matcher): boolean => alternativesOf(matcher).some(({ match }) => match === 'type');

// A matcher by type applies to every value within, down to one that has a matcher of its own.
const inheritable = (matchers: readonly Matcher[]): readonly Matcher[] =>
  matchers.filter(isTyped).map(() => ({ match: 'type' }));

const member = ({ pointer, rulePaths, inherited }: BodyValue, name: string | number): BodyValue => {
  const steps = typeof name === 'number' ? [`[${name}]`, '[*]'] : [`.${name}`, `['${name}']`, '.*'];
  return {
    pointer: `${pointer}/${name}`,
    rulePaths: rulePaths.flatMap((path) => steps.map((step) => path + step)),
    inherited,
  };
};

const compareValue = (rules: Rules, at: BodyValue, pair: readonly [unknown, unknown]): AnswerDifference[] => {
  const own = at.rulePaths.flatMap((path) => ownValue(rules, path) ?? []);
  const matchers = own.length > 0 ? own : at.inherited;
  const [example, value] = pair;
  const parent = { ...at, inherited: own.length > 0 ? inheritable(own) : at.inherited };
  const areTyped = matchers.every(isTyped);
  if (isObject(example) && isObject(value) && areTyped)
    return Object.keys(example).flatMap((name) =>
      compareValue(rules, member(parent, name), [example[name], Object.hasOwn(value, name) ? value[name] : undefined]),
    );
  if (Array.isArray(example) && Array.isArray(value) && areTyped && example.length === value.length)
    return example.flatMap((item: unknown, index) => compareValue(rules, member(parent, index), [item, value[index]]));
  return compare(matchers, at.pointer, pair);
};

const compareBody = ({ body, rules }: PinnedAnswer, answer: Answer): AnswerDifference[] => {
  if (body === undefined || body === null) return [];
  const reading = readBody(answer.body);
  const value = 'value' in reading ? reading.value : undefined;
  return compareValue(rules.body, { pointer: '', rulePaths: ['$'], inherited: [] }, [body, value]);
};

const mediaTypeParts = (header: string): string[] => header.split(';').map((part) => part.trim().toLowerCase());

// A media type that is pinned without a matcher allows further parameters.
const sameMediaType = (pinned: string, actual: string): boolean => {
  const parts = new Set(mediaTypeParts(actual));
  return mediaTypeParts(pinned).every((part) => parts.has(part));
};

const headerRules = (rules: Rules, name: string): readonly Matcher[] =>
  ownValue(rules, name) ?? ownValue(rules, `$.${name}`) ?? [];

const compareHeaders = ({ headers, rules }: PinnedAnswer, answer: Answer): AnswerDifference[] =>
  Object.entries(headers).flatMap(([name, example]) => {
    const [matchers, value] = [headerRules(rules.header, name), ownValue(answer.headers, name)];
    const isFree = matchers.length === 0 && name === 'content-type' && value !== undefined;
    return isFree && sameMediaType(example, value) ? [] : compare(matchers, name, [example, value]);
  });

const statusClasses: Readonly<Record<string, (status: number) => boolean>> = {
  info: (status) => status >= 100 && status < 200,
  success: (status) => status >= 200 && status < 300,
  redirect: (status) => status >= 300 && status < 400,
  clientError: (status) => status >= 400 && status < 500,
  serverError: (status) => status >= 500,
  nonError: (status) => status < 400,
  error: (status) => status >= 400,
};

const statusMatches = (matcher: Matcher, status: number): boolean => {
  const { status: wanted } = matcher;
  if (Array.isArray(wanted)) return wanted.includes(status);
  return typeof wanted === 'string' && (ownValue(statusClasses, wanted)?.(status) ?? false);
};

const compareStatus = ({ status, rules }: PinnedAnswer, answer: Answer): AnswerDifference[] => {
  const matchers = Object.values(rules.status).flat();
  const matches =
    matchers.length === 0
      ? status === answer.status
      : matchers.every((one) => alternativesOf(one).some((alternative) => statusMatches(alternative, answer.status)));
  const [pinned, actual] = [shownPin(matchers, status), String(answer.status)];
  return matches ? [] : [{ location: 'status', pinned, actual, result: 'differs' }];
};

/** Where an answer differs from the pinned one; only the status where that is another. */
export const answerDifferences = (pinned: PinnedAnswer, answer: Answer): AnswerDifference[] => {
  const status = compareStatus(pinned, answer);
  return status.length > 0 ? status : [...compareHeaders(pinned, answer), ...compareBody(pinned, answer)];
};

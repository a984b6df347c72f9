// Whether a pinned answer accepts an answer, by the rules of the Pact format: what it does not mention may be anything.
import type { Answer } from '../../contracts/judging/exchange.ts';
import { show } from '../../contracts/judging/show.ts';
import { isObject, readBody } from '../../contracts/odata/read-body.ts';
import type { Matcher, PinnedAnswer, Rules } from '../file/read-pact.ts';
import { type Fit, judgeFit } from './match-value.ts';

/** A place at which a pinned answer does not accept an answer, or at which nothing can be said. */
export type Clash = {
  /** A JSON pointer, a header, or `status`. */
  readonly location: string;
  readonly pinned: string;
  readonly came: string;
  readonly fit: Exclude<Fit, 'fits'>;
};

type Place = {
  readonly pointer: string;
  readonly rulePaths: readonly string[];
  readonly inherited: readonly Matcher[];
};

const words = (matchers: readonly Matcher[], example: unknown): string =>
  matchers.length === 0 ? show(example) : matchers.map((matcher) => show(matcher)).join(' and ');

const judge = (
  matchers: readonly Matcher[],
  location: string,
  [example, value]: readonly [unknown, unknown],
): Clash[] => {
  const all = matchers.length === 0 ? [{ match: 'equality' }] : matchers;
  const fits = all.map((matcher) => judgeFit(matcher, value, example));
  const worst = fits.includes('differs') ? 'differs' : 'unknown';
  if (fits.every((one) => one === 'fits')) return [];
  return [{ location, pinned: words(matchers, example), came: show(value), fit: worst }];
};

// A matcher by type holds for all below it, until another one stands there.
const cascading = (matchers: readonly Matcher[]): readonly Matcher[] =>
  matchers.filter(({ match }) => match === 'type').map(() => ({ match: 'type' }));

const below = ({ pointer, rulePaths, inherited }: Place, name: string | number): Place => {
  const steps = typeof name === 'number' ? [`[${name}]`, '[*]'] : [`.${name}`, `['${name}']`, '.*'];
  return {
    pointer: `${pointer}/${name}`,
    rulePaths: rulePaths.flatMap((path) => steps.map((step) => path + step)),
    inherited,
  };
};

const judgeValue = (rules: Rules, at: Place, pair: readonly [unknown, unknown]): Clash[] => {
  const own = at.rulePaths.flatMap((path) => rules[path] ?? []);
  const matchers = own.length > 0 ? own : at.inherited;
  const [example, value] = pair;
  const passed = { ...at, inherited: own.length > 0 ? cascading(own) : at.inherited };
  const isTyped = matchers.every(({ match }) => match === 'type');
  if (isObject(example) && isObject(value) && isTyped)
    return Object.keys(example).flatMap((name) =>
      judgeValue(rules, below(passed, name), [example[name], Object.hasOwn(value, name) ? value[name] : undefined]),
    );
  if (Array.isArray(example) && Array.isArray(value) && isTyped && example.length === value.length)
    return example.flatMap((item: unknown, index) => judgeValue(rules, below(passed, index), [item, value[index]]));
  return judge(matchers, at.pointer, pair);
};

const judgeBody = ({ body, rules }: PinnedAnswer, answer: Answer): Clash[] => {
  if (body === undefined || body === null) return [];
  const reading = readBody(answer.body);
  const value = 'value' in reading ? reading.value : undefined;
  return judgeValue(rules.body, { pointer: '', rulePaths: ['$'], inherited: [] }, [body, value]);
};

const mediaTypeParts = (header: string): string[] => header.split(';').map((part) => part.trim().toLowerCase());

// Of a media type that is pinned without a matcher, parameters that it does not name are free.
const sameMediaType = (pinned: string, came: string): boolean => {
  const parts = new Set(mediaTypeParts(came));
  return mediaTypeParts(pinned).every((part) => parts.has(part));
};

const judgeHeaders = ({ headers, rules }: PinnedAnswer, answer: Answer): Clash[] =>
  Object.entries(headers).flatMap(([name, example]) => {
    const [matchers, value] = [rules.header[name] ?? rules.header[`$.${name}`] ?? [], answer.headers[name]];
    const isFree = matchers.length === 0 && name === 'content-type' && value !== undefined;
    return isFree && sameMediaType(example, value) ? [] : judge(matchers, name, [example, value]);
  });

const classes: Readonly<Record<string, (status: number) => boolean>> = {
  info: (status) => status >= 100 && status < 200,
  success: (status) => status >= 200 && status < 300,
  redirect: (status) => status >= 300 && status < 400,
  clientError: (status) => status >= 400 && status < 500,
  serverError: (status) => status >= 500,
  nonError: (status) => status < 400,
  error: (status) => status >= 400,
};

const statusFits = (matcher: Matcher, status: number): boolean => {
  const { status: wanted } = matcher;
  if (Array.isArray(wanted)) return wanted.includes(status);
  return typeof wanted === 'string' && (classes[wanted]?.(status) ?? false);
};

const judgeStatus = ({ status, rules }: PinnedAnswer, answer: Answer): Clash[] => {
  const matchers = Object.values(rules.status).flat();
  const fits =
    matchers.length === 0 ? status === answer.status : matchers.every((one) => statusFits(one, answer.status));
  const came = String(answer.status);
  return fits ? [] : [{ location: 'status', pinned: words(matchers, status), came, fit: 'differs' }];
};

/** Where a pinned answer does not accept an answer; nothing where it does. Another status says it all. */
export const clashes = (pinned: PinnedAnswer, answer: Answer): Clash[] => {
  const status = judgeStatus(pinned, answer);
  return status.length > 0 ? status : [...judgeHeaders(pinned, answer), ...judgeBody(pinned, answer)];
};

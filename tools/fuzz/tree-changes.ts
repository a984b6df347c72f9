// Changes of JSON that a reader may not expect: values of other types and sizes, names with a meaning to JavaScript.
import { isMembers, type Slot, slotsOf, type Tree, textOf } from './tree.ts';

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const nestedObjects = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const quoted = (text: string): string => JSON.stringify(text);

/** Texts that mean something somewhere: to a terminal, a CI, a shell, a URL, a regular expression, a date, JavaScript. */
export const texts: readonly string[] = [
  '',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '\u001b[2J\u001b]0;title\u0007',
  '\r\n::error::x',
  '\n::set-output name=a::b',
  '##vso[task.complete result=Failed]',
  '\u0000',
  '\u009b31m',
  '\u202e\u2066\u2028',
  '\ufeff',
  '..',
  '../../etc',
  '%2e%2e',
  '%',
  '%zz',
  'a/b?c#d',
  "')%20or%20true",
  '(a+)+$',
  '(?<!x)[',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '$(touch /tmp/x)`id`',
  '<script>alert(1)</script>',
  ']]>&amp;',
  '|`[a](javascript:b)',
  'https://user:password@host/?a=b',
  'http://[::1',
  'file:///etc/passwd',
  '2017-02-30T25:61:61.9999999999Z',
  '+275760-09-13T00:00:01Z',
  '0000-00-00T00:00:00Z',
  '99/99',
  '99999999999999999999',
  '-1',
  'NaN',
  'null',
  'x'.repeat(5_000),
  '🙂'.repeat(500),
  '\\u002e',
];

const numbers: readonly string[] = [
  '0',
  '-0',
  '-1',
  '1.5',
  '1e999',
  '-1e999',
  '1e-400',
  '2147483648',
  '3000000000',
  '4294967295',
  '10000000',
  '9007199254740993',
  '1E2',
  '9'.repeat(400),
  '0.1'.padEnd(400, '0'),
];

/** Values to put in the place of others, as JSON. */
export const values: readonly string[] = [
  'null',
  'true',
  'false',
  '[]',
  '{}',
  '[[]]',
  '[null]',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"a":1,"a":2}',
  '"\\ud800"',
  '"\\udc00\\ud800"',
  nested(150),
  nested(5_000),
  nestedObjects(150),
  nestedObjects(3_000),
  ...numbers,
  ...texts.map(quoted),
];

/** A change by numbers: which one, where, and with what. */
export type Change = { readonly kind: number; readonly at: number; readonly pick: number };

const chosen = <T>(list: readonly T[], number: number): T | undefined => list[number % list.length];

const insert = ({ value }: Slot, name: string, inner: string): void => {
  if (Array.isArray(value)) value.push(inner);
  else if (typeof value === 'object') value.members.push([name, inner]);
};

/** A string with a text of the list in its middle; what is not a string stays as it is. */
const withText = (tree: Tree, text: string): Tree => {
  if (typeof tree !== 'string' || !tree.startsWith('"')) return tree;
  const middle = Math.ceil(tree.length / 2);
  return tree.slice(0, middle) + quoted(text).slice(1, -1) + tree.slice(middle);
};

/** Characters that a change adds at most. */
const largest = 300_000;

type Kind = (slot: Slot, pick: number, all: readonly Slot[]) => void;

const text = (pick: number): string => chosen(texts, pick) ?? '';
const value = (pick: number): string => chosen(values, pick) ?? 'null';

const kinds: readonly Kind[] = [
  (slot, pick) => slot.replace(value(pick)),
  (slot, pick) => slot.replace(quoted(text(pick))),
  (slot, pick) => slot.replace(withText(slot.value, text(pick))),
  (slot) => slot.remove(),
  (slot, pick) => slot.repeat(1 + (pick % 3)),
  (slot, pick) => slot.repeat(Math.min(pick % 2_000, Math.floor(largest / textOf(slot.value).length))),
  (slot, pick) => slot.rename(quoted(text(pick))),
  (slot, pick) => insert(slot, quoted(text(pick)), value(Math.floor(pick / texts.length))),
  // A copy: the place may be within what it gets.
  (slot, pick, all) => slot.replace(structuredClone(chosen(all, pick)?.value ?? 'null')),
  (slot) => slot.replace([slot.value]),
  (slot, pick) => slot.replace({ members: [[quoted(text(pick)), slot.value]] }),
  (slot) => {
    if (isMembers(slot.value)) slot.replace(slot.value.members.map(([, inner]) => inner));
  },
];

/** Applies a change to a tree, which is changed. */
export const applyChange = (root: Tree, { kind, at, pick }: Change): void => {
  const all = slotsOf(root);
  const slot = chosen(all, at);
  if (slot) chosen(kinds, kind)?.(slot, pick, all);
};

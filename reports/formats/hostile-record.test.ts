// A record of somebody else, with hostile text in every place that takes text: no format obeys it.
import { parser } from 'sax';
import { holdSecrets } from '../../engine/output/held-secrets.ts';
import { shownLines } from '../../engine/output/terminal.ts';
import { visible } from '../../engine/output/visible.ts';
import { hostile, specimen } from '../../test-support/specimen.ts';
import type { Results } from '../record/results.ts';
import { summaryLines } from '../terminal/summary.ts';
import { formats } from './formats.ts';

const address = 'javascript:alert(document.domain)';
const evil = `::error::${hostile} ##[error]x ##vso[task.setvariable variable=a]b [x](${address}) https://evil.example @everyone | - 1. x`;

/** What a record may not hold at all: words with one of a few meanings, numbers as text, dates. */
const fixed = new Set(['verdict', 'level', 'start', 'end', 'outcome', 'state', 'subject', 'version']);

/** The record with hostile text in the place of every text. */
const spoilt = (value: unknown, name = ''): unknown => {
  if (typeof value === 'string') return fixed.has(name) ? value : name === 'url' ? address : evil;
  if (Array.isArray(value)) return value.map((one) => spoilt(one, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, spoilt(one, key)]));
};

const isResults = (value: unknown): value is Results =>
  typeof value === 'object' && value !== null && 'causes' in value;

const record = (): Results => {
  const value = spoilt({
    ...specimen(2),
    waivers: [{ requirement: 'a', path: 'b', reason: 'c', owner: 'd', expires: 'e', state: 'used' }],
    notJudged: { a: 1 },
    cleanUp: { created: 2, deleted: 1, left: { a: 1 }, unknown: 0, list: 'a' },
  });
  if (!isResults(value)) throw new Error('the specimen is not a record');
  return value;
};

const make = (name: string): string => formats[name]?.make([record()]) ?? '';

describe.each(Object.keys(formats))('%s', (name) => {
  const text = make(name);

  test('holds no character that moves a cursor or hides text', () =>
    expect(text.replaceAll(/^::(?=(?:error|warning|notice) title=)/gm, '')).toBe(
      visible(text.replaceAll(/^::(?=(?:error|warning|notice) title=)/gm, '')),
    ));

  test('holds no element of a page', () =>
    expect(text.replaceAll('\\<', '')).not.toMatch(
      name === 'html' || name === 'junit' || name === 'badge' ? /<(?:script>document|img)/ : /^<|\n</,
    ));
});

test('annotations hold only their own commands', () => {
  const lines = make('annotations').trimEnd().split('\n');
  expect(lines.filter((line) => !/^::(?:error|warning|notice) title=[^:,]*::/.test(line))).toEqual([]);
  expect(lines.filter((line) => /##\[|##vso/.test(line))).toEqual([]);
});

test.each(['junit', 'badge'])('%s is well-formed', (name) => {
  const xml = parser(true);
  const errors: string[] = [];
  xml.onerror = (error) => {
    errors.push(error.message);
    xml.resume();
  };
  xml.write(make(name)).close();
  expect(errors).toEqual([]);
});

test.each(['sarif', 'ctrf', 'har'])('%s is JSON', (name) => expect(() => JSON.parse(make(name))).not.toThrow());

test('no address but those of the web is a link', () => {
  const links = make('html').match(/<[a-z]+\s(?:[^>]*\s)?(?:href|src)=[^>]*/gi) ?? [];
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((link) => !/(?:href|src)="#/.test(link))).toEqual([]);
  expect(make('sarif')).not.toMatch(/\]\(|"helpUri"/);
});

/** Markdown without what stands in fences and in code, where nothing applies. */
const proseOf = (text: string): string =>
  text.replaceAll(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '').replaceAll(/(?<![\\`])(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');

test('Markdown shows signs as they are', () => {
  const prose = proseOf(make('md'));
  expect(prose).toContain('\\[x\\](javascript\\:alert(document.domain))');
  expect(prose.match(/(?<!\\)[[\]<~](?!!--)|(?<![\\-])>|@(?!<!-- -->)|https?:/g) ?? []).toEqual([]);
  expect(prose.split('\n').filter((line) => /^\s*(?:[-+=]|\d+[.)])/.test(line))).toEqual([]);
});

test('the summary has one line for each of its lines', () => {
  const lines = summaryLines(record());
  const shown = shownLines(lines, process.stdout);
  expect(shown.split('\n')).toHaveLength(lines.length + 1);
  expect(visible(shown)).toBe(shown);
  expect(shown).not.toMatch(/^\s*::|##\[/m);
});

test('a secret that is held is in no format', () => {
  const secret = 'eyJhbGciOiJSUzI1NiJ9.held-by-this-process';
  holdSecrets([secret]);
  const results: Results = { ...specimen(), reason: `a ${secret}` };
  for (const name of ['sarif', 'ctrf']) expect(formats[name]?.make([results])).not.toContain('held-by');
});

// Every requirement can be looked up: its source has a URL, and each ruling that it cites exists.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchorOf } from '../../contracts/requirements/sources.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';

const requirements = userStatus.requirements.all;
const { page } = userStatus;
const rulings = readFileSync(join(__dirname, '../..', page.rulings), 'utf8');
const headings = [...rulings.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
const anchors = headings.map(anchorOf);
const cited = requirements.filter(({ source }) => source.document === 'rulings').map(({ source }) => source);

test('every requirement has a URL of its source', () => {
  const address = /^(https:\/\/(www\.rfc-editor\.org|docs\.oasis-open\.org|learn\.microsoft\.com)\/|contracts\/)\S+$/;
  const without = requirements.filter(({ source }) => !address.test(source.url ?? ''));
  expect(without.map(({ id }) => id)).toEqual([]);
});

test('what the page states has a URL on the page', () => {
  const onPage = requirements.filter(({ source }) => source.document === 'page').map(({ source }) => source.url ?? '');
  expect(onPage.filter((url) => !url.startsWith(`${page.url}#`))).toEqual([]);
  expect(rulings).toContain(page.url);
});

test('every ruling that a requirement cites exists', () => {
  expect(cited.filter(({ place }) => !headings.includes(place))).toEqual([]);
  expect(cited.length).toBeGreaterThan(5);
});

test('an anchor names one ruling', () => expect(new Set(anchors).size).toBe(anchors.length));

test('every ruling says what speaks for and against it', () => {
  const [, ...sections] = rulings.split(/^#{3} /m).map((text) => text.split(/^## /m)[0] ?? '');
  const isOneSided = (text: string): boolean => !/^- For\b/m.test(text) || !/^- (Against|For refusing)\b/m.test(text);
  expect(sections.filter(isOneSided)).toEqual([]);
  expect(sections.length).toBeGreaterThan(30);
});

test('every link within the rulings leads to one', () => {
  const links = [...rulings.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor = '']) => anchor);
  expect(links.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
  expect(anchors.length).toBeGreaterThan(40);
});

test('every reference in the rulings is defined, and used', () => {
  const definition = /^\[([^\]]+)\]: https:.*$/gm;
  const defined = [...rulings.matchAll(definition)].map(([, name = '']) => name);
  const links = rulings.replaceAll(definition, '').matchAll(/\[([^\]]+)\](?:\[([^\]]*)\]|(\())?/g);
  const used = [...links].filter(([, , , inline]) => !inline).map(([, text = '', name]) => name || text);
  expect(used.filter((name) => !defined.includes(name))).toEqual([]);
  expect(defined.filter((name) => !used.includes(name))).toEqual([]);
});

test.each([
  ['paths.quotedKey', /part2-url-conventions\.html#sec_KeyasSegmentConvention$/],
  ['bodies.odataType', /odata-json-format-v4\.01\.html#sec_ControlInformationtypeodatatype$/],
  ['bodies.undeclared', /part1-protocol\.html#sec_CreateanEntity$/],
  ['headers.contentType.other', /rfc9110\.html#section-15\.5\.16$/],
  ['bodies.devicesCount.range', /graph-rest-beta#request-body$/],
])('the URL of %s is the section that it names', (id, address) => {
  const found = requirements.find((row) => row.id === id)?.source.url;
  expect(found).toMatch(address);
});

// The curve's figures and picture, and a sample of what they are measured on.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { tellingCases } from '../../contracts/user-status/telling-cases.ts';
import { faultsOf } from '../../fixtures/tenant/faults/faults.ts';
import { odditiesOf } from '../../fixtures/tenant/oddities/oddities.ts';
import { casesThatShow } from './cases-that-show.ts';
import { chart } from './chart.ts';
import { firstCaught } from './first-caught.ts';
import { blamedIn, linesOf, missed, type Searched, sharesOf, table, withFigures } from './page.ts';
import { budgets, searchesIn } from './searches.ts';
import { moduleOf, namesIn, type Shown, tellingOf, without } from './telling.ts';

const searches = searchesIn(userStatus, [1]);

const searched = (way: Searched['way'], seen?: number): Searched => ({
  ...{ way, deviation: 'some', budget: 1_024, seed: 1 },
  found: { ...(seen === undefined ? {} : { seen, named: seen }), blamed: [] },
});

test('every fault is looked for that does not show by chance alone, and every oddity', () => {
  const names = (way: Searched['way']): readonly string[] =>
    searches.filter((one) => one.way === way).map(({ deviation }) => deviation.split(/[@/]/)[0] ?? '');
  const faults = faultsOf(userStatus).filter(({ rare }) => !rare);
  expect(names('on one path')).toEqual(faults.map(({ name }) => name));
  expect(names('always')).toEqual(faults.filter(({ only }) => only === undefined).map(({ name }) => name));
  expect(names('oddity')).toEqual(odditiesOf(userStatus).map(({ name }) => name));
});

test('of a sample of the faults, most are caught by 64 requests', async () => {
  const some = searches.filter(({ way }) => way === 'always').filter((_, index) => index % 16 === 0);
  const found = await Promise.all(some.map((one) => firstCaught(userStatus, { ...one, budget: 64 })));
  expect(found.filter(({ seen }) => seen !== undefined).length / found.length).toBeGreaterThan(0.7);
});

test('the plain tenant is blamed by nothing, and a fault at the request that shows it', async () => {
  const search = { deviation: 'location', seed: 1, budget: 64 };
  expect(await firstCaught(userStatus, search)).toEqual({ blamed: [] });
  const caught = await firstCaught(userStatus, { ...search, deviation: 'status-200', breaks: 'answers.created' });
  expect(caught).toMatchObject({ seen: 1, named: 1 });
});

test('shares are of the faults of one way, and what they do not reach is said', () => {
  const all = [searched('always', 8), searched('always', 9), searched('on one path')];
  expect(sharesOf(all, 'always').slice(0, 2)).toEqual([0.5, 1]);
  expect(missed(all)).toEqual(['on one path at 128: 0.0 % of 60.0 %', 'on one path at 512: 0.0 % of 95.0 %']);
  expect(table(all)).toHaveLength(6);
});

test('a blamed oddity is named', () => {
  const blamed = searched('oddity');
  expect(blamedIn([blamed, { ...blamed, found: { blamed: ['bodies.valid'] } }])).toEqual(['some: bodies.valid']);
});

test('the picture has a line for each way, and stays within its frame', () => {
  const heldBack = { ...searched('always', 16), found: { seen: 16, blamed: [] } };
  const picture = chart(linesOf([searched('always', 8), searched('on one path', 9)], [heldBack]));
  expect(picture.match(/<polyline/g)).toHaveLength(4);
  expect(picture.match(/<circle/g)).toHaveLength(4 * budgets.length);
  expect(picture.match(/stroke-dasharray/g)).toHaveLength(1);
  const names = [...picture.matchAll(/ y="([\d.]+)" text-anchor="start"/g)].map(([, at]) => Number(at));
  expect(names.every((at, index) => index === 0 || at - (names[index - 1] ?? 0) >= 15)).toBe(true);
});

test('figures are written between the marks of the page, again and again', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/budget.md'), 'utf8');
  const written = withFigures(page, ['| new |']);
  expect(written).toContain('| new |');
  expect(withFigures(written, ['| newer |'])).not.toContain('| new |');
  expect(written.startsWith(page.slice(0, 100))).toBe(true);
});

test('the case comes first that shows the most of what none before it shows', () => {
  const shown: Shown = { one: ['a'], two: ['a', 'b'], three: ['b', 'c'], four: ['c', 'a'], five: ['d'], none: [] };
  expect(Object.entries(tellingOf(shown))).toEqual([
    ['a', 3],
    ['b', 1],
    ['d', 1],
  ]);
});

test('faults that are held back are those of one part, and teach nothing', () => {
  const shown: Shown = { one: ['a'], two: ['b'], three: ['c'] };
  expect([namesIn(shown, 1, 2), without(shown, 1, 2)]).toEqual([['two'], { one: ['a'], three: ['c'] }]);
});

test('what is known of single cases is what a sample of the faults shows', async () => {
  const sample = faultsOf(userStatus).filter(({ rare }, index) => !rare && index % 60 === 7);
  for (const fault of sample) {
    const cases = await casesThatShow(userStatus, fault);
    expect([fault.name, cases.some((name) => name in tellingCases)]).toEqual([fault.name, cases.length > 0]);
  }
});

test('the list is written as the module that it is', () => {
  const file = join(import.meta.dirname, '../../contracts/user-status/telling-cases.ts');
  expect(moduleOf(tellingCases)).toBe(readFileSync(file, 'utf8'));
});

// The metrics of a run: latencies, traffic and coverage, counted without keeping exchanges.

import type { RequirementId } from '../../../contracts/requirements/requirement-id.ts';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { exampleRequestBody } from '../../../contracts/user-status/documented/example.ts';
import { complianceStatus } from '../../../contracts/user-status/entity.ts';
import type { Attempt } from '../../../engine/connection/target.ts';
import { requestFor } from '../../../fixtures/cases/case.ts';
import { openCoverage } from './coverage.ts';
import { addLatencies, openHistogram, percentile } from './latency.ts';
import { openTraffic } from './traffic.ts';

const place = { contract: userStatus, path: 'deviceConfiguration', ids: { deviceConfigurationId: 'x' } } as const;
const request = requestFor(place, exampleRequestBody);

const histogramOf = (times: readonly number[]) => {
  const histogram = openHistogram();
  for (const time of times) histogram.note(time);
  return histogram.latency();
};

test('a percentile is at most a fifth too high, and never above the longest time', () => {
  const times = Array.from({ length: 1000 }, (_, index) => index + 1);
  const latency = histogramOf(times);
  for (const share of [0.5, 0.9, 0.99]) {
    expect(percentile(latency, share)).toBeGreaterThanOrEqual(share * 1000);
    expect(percentile(latency, share)).toBeLessThanOrEqual(share * 1000 * 1.2);
  }
  expect(percentile(latency, 1)).toBe(1000);
});

test('a histogram stays small over a million times, from microseconds to an hour', () => {
  const latency = histogramOf(Array.from({ length: 1_000_000 }, (_, index) => 0.001 * 1.000022 ** index));
  expect(latency.buckets.length).toBeLessThan(120);
});

test('two halves add up to the whole', () => {
  const times = Array.from({ length: 500 }, (_, index) => 0.3 * index + 0.1);
  const halves = [histogramOf(times.slice(0, 99)), histogramOf(times.slice(99))] as const;
  const [whole, sum] = [histogramOf(times), addLatencies(...halves)];
  expect(sum).toEqual({ ...whole, sum: expect.closeTo(whole.sum, 6) });
  expect(addLatencies(histogramOf([]), whole)).toEqual(whole);
});

const attempt = (also: Partial<Attempt>): Attempt => ({
  request,
  outcome: { status: 201, headers: {}, body: '' },
  milliseconds: 2,
  pause: undefined,
  ...also,
});

test('traffic counts requests, answers, retries and waits of each path', () => {
  const { hear, traffic } = openTraffic(userStatus);
  hear(attempt({ outcome: { status: 429, headers: {}, body: '' }, pause: 250 }));
  hear(attempt({}));
  hear(attempt({ outcome: { silence: 'dropped', detail: '' } }));
  hear(attempt({ request: { ...request, path: '/nowhere' } }));
  expect(traffic()).toEqual([
    {
      path: 'deviceConfiguration',
      requests: 3,
      retries: 1,
      waited: 250,
      answers: { '201': 1, '429': 1, dropped: 1 },
      latency: { min: 2, max: 2, sum: 4, buckets: [[expect.any(Number), 2]] },
    },
  ]);
});

test('a request for a created entity counts for its path', () => {
  const { hear, traffic } = openTraffic(userStatus);
  hear(attempt({ request: { ...request, method: 'GET', path: `${request.path}/a-key` } }));
  expect(traffic().map(({ path, requests }) => [path, requests])).toEqual([['deviceConfiguration', 1]]);
});

const made = (requirement: RequirementId, reason: string, body: string) => ({
  id: `${requirement}@deviceConfiguration#e0`,
  requirement,
  path: place.path,
  reason,
  request: requestFor(place, body),
});

const classesOf = (counter: ReturnType<typeof openCoverage>, about: string) =>
  Object.fromEntries(
    counter
      .coverage()
      .filter((coverage) => coverage.about === about)
      .flatMap(({ classes }) => classes.map(({ name, cases }) => [name, cases])),
  );

test('coverage names every member, sent or not', () => {
  const counter = openCoverage(userStatus);
  counter.hear(made('paths.example', 'the example', exampleRequestBody));
  const members = classesOf(counter, 'status: members');
  expect(Object.keys(members)).toEqual(complianceStatus);
  expect(members).toMatchObject({ notApplicable: 1, compliant: 0 });
});

test.each([
  ['2017-01-01T00:00:17Z', '0', ['Z']],
  ['2017-01-01T00:00:17.776+00:00', '3', ['+00:00']],
  ['2017-01-01T00:00:17.7769392-03:30', '7', ['west of UTC', 'not a whole hour']],
  ['2017-06-30T12:00:00+14:00', '0', ['east of UTC', '14:00']],
])('the date form of %s is classified', (date, digits, offsets) => {
  const counter = openCoverage(userStatus);
  counter.hear(made('bodies.valid', 'x', exampleRequestBody.replace(/2017[^"]+/, date)));
  const sent = (about: string) =>
    Object.entries(classesOf(counter, about)).flatMap(([name, cases]) => (cases === 0 ? [] : [name]));
  expect(sent('lastReportedDateTime: fraction digits')).toEqual([digits]);
  expect(sent('lastReportedDateTime: offsets')).toEqual(offsets);
});

test('bodies to be refused are counted by class, without the value, and not among valid ones', () => {
  const counter = openCoverage(userStatus);
  counter.hear(made('bodies.devicesCount.type', 'devicesCount is a string: "12"', '{}'));
  counter.hear(made('bodies.devicesCount.type', 'devicesCount is a string: "x"', exampleRequestBody));
  expect(classesOf(counter, 'bodies and requests that may or must be refused')).toEqual({
    'devicesCount is a string': 2,
  });
  expect(classesOf(counter, 'status: members')).toMatchObject({ notApplicable: 0 });
});

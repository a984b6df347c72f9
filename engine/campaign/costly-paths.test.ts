// A path that keeps failing at a high cost is sent nothing more, and the others go on.
import type { Answer, Silence } from '../../contracts/judging/exchange.ts';
import { bodyTooLong, headersTooLong } from '../connection/answer-limits.ts';
import { keptGoingOn, mostCostly, openCostlyPaths } from './costly-paths.ts';

const dropped = (detail: string): Silence => ({ silence: 'dropped', detail });
const hung: Silence = { silence: 'timeout', detail: 'the answer did not end in 10 ms' };
const created = (body: string, headers: Answer['headers'] = {}): Answer => ({ status: 201, headers, body });
const long = 'x'.repeat(500_000);

const after = (count: number, answer: Answer | Silence, isBroken = true): string | undefined => {
  const paths = openCostlyPaths();
  for (let sent = 0; sent < count; sent += 1) paths.note('one', answer, isBroken);
  expect(paths.closedBecause('other')).toBeUndefined();
  return paths.closedBecause('one');
};

test.each([
  ['hung', hung],
  ['was longer than is read', dropped(bodyTooLong)],
  ['had more headers than are read', dropped(headersTooLong)],
  ['was wrong and long', created(long)],
  ['was wrong and had long headers', created('{}', { 'x-long': long })],
])('every answer of the path %s', (_, answer) => {
  expect(after(mostCostly - 1, answer)).toBeUndefined();
  expect(after(mostCostly, answer)).toBe(keptGoingOn);
});

test.each([
  ['was wrong and short', created('{}'), true],
  ['was right and long', created(long), false],
  ['was wrong and had headers of many kilobytes', created('{}', { 'x-long': 'x'.repeat(60_000) }), true],
  ['was dropped', dropped('other side closed'), true],
])('a path whose every answer %s goes on', (_, answer, isBroken) =>
  expect(after(10_000, answer, isBroken)).toBeUndefined(),
);

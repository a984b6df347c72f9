// Long bodies are judged whole, and reported by their beginning.
import type { Request } from '../contracts/judging/exchange.ts';
import { userStatus } from '../contracts/user-status/contract.ts';
import type { RunEvent } from '../engine/campaign/run-event.ts';
import { readSettings } from '../engine/settings/settings.ts';
import { openTrafficJudge } from './judge-traffic.ts';
import { mostReported } from './short-bodies.ts';

const { example, paths } = userStatus;
const path = paths.fill('deviceConfiguration', { deviceConfigurationId: 'c1' });
const long = JSON.stringify({ ...JSON.parse(example.request), userDisplayName: 'x'.repeat(300_000), status: 'NO' });
const answer = { status: 201, headers: { 'content-type': 'application/json' }, body: long };
const headers = { authorization: 'Bearer t', 'content-type': 'application/json' };

test.each<[string, Request['body']]>([
  ['a text', long],
  ['bytes', Buffer.from(long)],
])('%s', (_, body) => {
  const events: RunEvent[] = [];
  const hear = (event: RunEvent): void => void events.push(event);
  const settings = readSettings(userStatus, { seed: '0' }, {});
  const traffic = openTrafficJudge({ contract: userStatus, settings, name: 'x', client: hear, provider: hear });
  const exchange = { request: { method: 'POST', path, headers, body }, answer };
  traffic.record({ exchange, gaps: [], base: 'https://h/beta' });
  traffic.end();
  const judged = events.flatMap((event) => (event.kind === 'judged' ? [event] : []));
  expect(judged.flatMap(({ broken }) => broken)).toContain('bodies.status.unknown');
  for (const { case: made } of judged) expect(made.request.body.length).toBeLessThan(mostReported + 50);
  const shown = events.flatMap((event) => (event.kind === 'verdict' ? (event.verdict.counterexample ?? []) : []));
  expect(shown.length).toBeGreaterThan(0);
  for (const { exchange: kept } of shown) {
    expect(String(kept.request.body)).toMatch(/… \(3\d{5} (?:characters|bytes)\)$/);
    expect(kept.answer).toMatchObject({ bytes: long.length });
  }
});

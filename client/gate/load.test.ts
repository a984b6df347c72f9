// Ten thousand requests from sixty-four connections: every one is judged, none is lost.
import autocannon from 'autocannon';
import { nobody } from '../../engine/campaign/run-event.ts';
import { plain } from '../../test-support/clients.ts';
import { openGate } from './gate.ts';

test('10,000 requests from 64 connections are all judged', async () => {
  const gate = await openGate({ replay: 'the command', listener: nobody });
  const { headers, body } = plain;
  const { origin } = new URL(gate.baseUrl);
  const faulty = String(body).replace('notApplicable', 'NotApplicable');
  const result = await autocannon({
    url: origin,
    connections: 64,
    amount: 10_000,
    requests: [String(body), faulty].map((text) => ({ method: 'POST', path: plain.path, headers, body: text })),
  });
  const verdicts = gate.book.verdicts();
  await gate.close();
  expect([result['2xx'] + result.non2xx, result.errors]).toEqual([10_000, 0]);
  expect([gate.book.requests(), gate.book.attempts()]).toEqual([10_000, 10_000]);
  expect(verdicts.find(({ requirement }) => requirement === 'bodies.status.letterCase')).toMatchObject({
    cases: 10_000,
    broken: result.non2xx,
  });
});

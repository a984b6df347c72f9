// Load: the gate judges each of ten thousand requests from sixty-four connections.
import { Pool } from 'undici';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { ignoreEvents } from '../../engine/campaign/run-event.ts';
import { plain } from '../../test-support/clients.ts';
import { openGate } from './gate.ts';

test('10,000 requests from 64 connections are all judged', async () => {
  const gate = await openGate({ contract: userStatus, replay: 'the command', listener: ignoreEvents });
  const pool = new Pool(new URL(gate.baseUrl).origin, { connections: 64 });
  const faulty = String(plain.body).replace('notApplicable', 'NotApplicable');
  const send = async (_: unknown, index: number): Promise<number> => {
    const body = index % 2 === 0 ? plain.body : faulty;
    const answer = await pool.request({ ...plain, method: 'POST', body });
    await answer.body.dump();
    return answer.statusCode;
  };
  const statuses = await Promise.all(Array.from({ length: 10_000 }, send));
  const verdicts = gate.ledger.verdicts();
  await pool.close();
  await gate.close();
  expect(statuses.filter((status) => status < 300)).toHaveLength(5000);
  expect([gate.ledger.requests(), gate.ledger.attempts()]).toEqual([10_000, 10_000]);
  expect(verdicts.find(({ requirement }) => requirement === 'bodies.status.letterCase')).toMatchObject({
    cases: 10_000,
    broken: 5000,
  });
});

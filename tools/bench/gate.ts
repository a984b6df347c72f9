// The gate under load: how many POSTs it judges in a second, and whether it judges every one.
import { openGate } from '../../client/gate/gate.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { ignoreEvents } from '../../engine/campaign/run-event.ts';
import { measureCeiling } from './ceiling.ts';
import type { Row } from './row.ts';

const posts = 30_000;

/** The row about the gate: its tenant, its judge and its ledger in one thread, under 64 connections. */
export const measureGate = async (): Promise<Row[]> => {
  const gate = await openGate({ contract: userStatus, replay: '', listener: ignoreEvents });
  const rate = await measureCeiling(gate.baseUrl, { connections: 64, seed: 1, for: { posts } });
  const judged = gate.ledger.attempts();
  await gate.close();
  return [
    {
      what: 'the gate under autocannon',
      figure: `${Math.round(rate).toLocaleString('en')} POST/s; ${judged.toLocaleString('en')} of ${posts.toLocaleString('en')} judged`,
      limit: 'every one',
      isMet: judged === posts,
    },
  ];
};

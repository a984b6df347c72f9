// Runs a peer on an embedded tenant, which counts its requests.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { deviationsNamed } from '../../../fixtures/tenant/deviations.ts';
import { serve } from '../../../fixtures/tenant/serve.ts';
import { createTenant } from '../../../fixtures/tenant/tenant.ts';
import type { Peer, Work } from './peer.ts';

export type PeerRun = { readonly seconds: number; readonly requests: number; readonly foundNothing: boolean };

export type PeerTask = Pick<Work, 'directory' | 'requests' | 'passes'> & {
  /** The fault or oddity of the tenant. */
  readonly deviation?: string;
};

// A peer that waits for an answer that never comes has noticed the fault.
const longest = 300_000;

/** Runs a peer to its end, for at most five minutes. */
export const runPeer = async (peer: Peer, { deviation, ...task }: PeerTask): Promise<PeerRun> => {
  let requests = 0;
  const files = mkdtempSync(join(tmpdir(), 'userstatus-bench-'));
  const deviations = deviationsNamed(userStatus, deviation === undefined ? [] : [deviation]);
  const tenant = await serve(
    createTenant({ contract: userStatus, deviations }),
    {},
    {
      listener: () => {
        requests += 1;
      },
    },
  );
  const [program, ...args] = peer.call({ ...task, files, baseUrl: tenant.baseUrl });
  const start = performance.now();
  const child = spawn(program, args, { cwd: files, stdio: 'ignore', timeout: longest });
  const [code] = await once(child, 'close');
  const seconds = (performance.now() - start) / 1000;
  await tenant.close();
  rmSync(files, { recursive: true });
  return { seconds, requests, foundNothing: code === 0 };
};

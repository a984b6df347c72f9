// The servers that are measured, each in its own thread: the embedded tenant, and a bare node:http server.
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { userStatus } from '../../contracts/user-status/contract.ts';

export type Server = {
  readonly baseUrl: string;
  /** The share of time that the thread is busy, from one second after the call until the promise settles. */
  readonly busyDuring: (work: Promise<unknown>) => Promise<number>;
  readonly close: () => Promise<void>;
};

const start = async (file: string, workerData: unknown): Promise<Server> => {
  const worker = new Worker(new URL(file, import.meta.url), { workerData });
  const [baseUrl]: unknown[] = await once(worker, 'message');
  if (typeof baseUrl !== 'string' || !baseUrl.startsWith('http'))
    throw new Error(`${file} did not say where it listens`);
  return {
    baseUrl,
    busyDuring: async (work) => {
      await wait(1000);
      const before = worker.performance.eventLoopUtilization();
      await work;
      return worker.performance.eventLoopUtilization(before).utilization;
    },
    close: async () => {
      await worker.terminate();
    },
  };
};

/** The embedded tenant, as `verify` starts it. */
export const startTenantThread = (): Promise<Server> =>
  start('../../fixtures/tenant/worker.ts', { module: userStatus.module, names: [], place: {} });

/** A reverse proxy before a server: that of gate --target, or a plain one of node:http. */
export const startProxyThread = (target: string, isPlain: boolean): Promise<Server> =>
  start('./reverse-proxies.ts', { target, isPlain });

/** A node:http server that parses a body and answers it with an id. */
export const startBareThread = (): Promise<Server> => start('./bare.ts', undefined);

// Fuzzes one parser, watched from outside: an input that never ends or takes all memory is found too.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Failure, Order } from './worker.ts';

const workerFile = join(import.meta.dirname, 'worker.ts');
const megabytes = 1024;

/** Milliseconds after which an input never ends, also on a machine that does other things. */
const endless = 60_000;

/** Inputs that were tried, and those that failed. */
export type Fuzzed = { readonly inputs: number; readonly failures: readonly Failure[] };

/** Calls back once the counter has not moved for too long. */
const watch = (beat: Int32Array, stuck: () => void): NodeJS.Timeout => {
  let [seen, since] = [0, performance.now()];
  return setInterval(() => {
    const now = Atomics.load(beat, 0);
    if (now !== seen) [seen, since] = [now, performance.now()];
    else if (performance.now() - since > endless) stuck();
  }, 500);
};

/** Fuzzes a parser for some time; an input that stops the thread ends it. */
export const fuzzTarget = async (order: Omit<Order, 'beat'>): Promise<Fuzzed> => {
  const beat = new Int32Array(new SharedArrayBuffer(4));
  writeFileSync(order.last, '');
  const workerData: Order = { ...order, beat };
  const worker = new Worker(workerFile, { workerData, resourceLimits: { maxOldGenerationSizeMb: megabytes } });
  const lost = (message: string): readonly Failure[] => [
    { seed: order.seed, bytes: readFileSync(order.last), message },
  ];
  let timer: NodeJS.Timeout | undefined;
  const failures = await new Promise<readonly Failure[]>((resolve) => {
    timer = watch(beat, () => resolve(lost(`does not end in ${endless} ms`)));
    worker.once('message', resolve);
    worker.once('error', (error) => resolve(lost(`stops the thread: ${error}`)));
    worker.once('exit', (code) => resolve(lost(`ends the thread with ${code}`)));
  });
  clearInterval(timer);
  await worker.terminate();
  return { inputs: Atomics.load(beat, 0), failures };
};

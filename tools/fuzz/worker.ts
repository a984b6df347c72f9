// Fuzzes one parser in a thread of its own, which main.ts ends when an input takes too long.
import { writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { corpusIn } from './corpus.ts';
import { inputsFrom } from './inputs.ts';
import { holds } from './property.ts';
import { targets } from './targets.ts';

/** What the thread is given: a parser, how long it is fuzzed, and where to leave what it is doing. */
export type Order = {
  readonly name: string;
  readonly seed: number;
  readonly milliseconds: number;
  readonly corpus: string;
  /** Holds the input that is tried. */
  readonly last: string;
  /** Counts the inputs. */
  readonly beat: Int32Array<SharedArrayBuffer>;
};

export type Failure = { readonly seed: number; readonly bytes: Uint8Array; readonly message: string };

/** More of one run are likely the same. */
const mostFailures = 3;

const { name, seed, milliseconds, corpus, last, beat }: Order = workerData;
const end = performance.now() + milliseconds;
const target = targets.find((one) => one.name === name);
if (!target) throw new Error(`there is no parser ${name}`);

const attempt = async (bytes: Buffer): Promise<void> => {
  writeFileSync(last, bytes);
  Atomics.add(beat, 0, 1);
  await holds(target.work, { bytes, file: `${last}.read` });
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const replayCorpus = async (): Promise<Failure[]> => {
  const failures: Failure[] = [];
  for (const { bytes } of corpusIn(corpus).read(name))
    await attempt(bytes).catch((error: unknown) => failures.push({ seed, bytes, message: messageOf(error) }));
  return failures;
};

const search = async (from: number): Promise<Failure | undefined> => {
  const inputs = inputsFrom(target.form, [...(await target.examples()), ...(target.refused ?? [])]);
  const { counterexample, errorInstance } = await fc.check(fc.asyncProperty(inputs, attempt), {
    seed: from,
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: Math.max(1, end - performance.now()),
    markInterruptAsFailure: false,
  });
  const [bytes] = counterexample ?? [];
  return bytes && { seed: from, bytes, message: messageOf(errorInstance) };
};

const failures = await replayCorpus();
for (let next = seed; performance.now() < end && failures.length < mostFailures; next += 1) {
  const failure = await search(next);
  if (failure) failures.push(failure);
}
parentPort?.postMessage(failures);

// Runs of the command one after the other in few processes, where a test file needs many: command-series.ts is what they run.
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { type Asked, type Ended, endOfRun } from './series-messages.ts';

/** How a command ended, and what it wrote. */
export type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** A run in a series, and the most memory in MiB that its process has had until then. */
export type RanInSeries = Ran & { readonly peak: number };

/** The processes of this test file that wait for a run. */
const ready = new Set<ChildProcess>();

const open = (): ChildProcess => {
  const child = fork(join(__dirname, 'command-series.ts'), { cwd: join(__dirname, '..'), execArgv: [], silent: true });
  child.stdout?.setEncoding('utf8');
  child.stderr?.setEncoding('utf8');
  return child.once('close', () => ready.delete(child));
};

const take = (): ChildProcess => {
  const [child = open()] = ready;
  ready.delete(child);
  return child;
};

/** The text of a stream, and whether the run has ended on it. */
const reading = (stream: NodeJS.ReadableStream | null, onText: () => void) => {
  let text = '';
  const read = (more: string): void => {
    text += more;
    onText();
  };
  stream?.on('data', read);
  return {
    isWhole: () => text.includes(endOfRun),
    // What a program that the run started says later is not of the run.
    text: () => text.split(endOfRun, 1).join(),
    stop: () => void stream?.off('data', read),
  };
};

/** Keeps a process for the next run, unless something of this one is still under way. */
const giveBack = (child: ChildProcess, { isIdle }: Ended): void => {
  if (isIdle) ready.add(child);
  else child.disconnect();
};

/** Runs the command in a process that has run others; in a new one where none is ready. */
export const runInSeries = (asked: Asked): Promise<RanInSeries> =>
  new Promise((resolve) => {
    const child = take();
    let ended: Ended | undefined;
    const finish = (code: number | null): void => {
      for (const { stop } of [stdout, stderr]) stop();
      child.off('message', hear).off('close', finish);
      resolve({ code, stdout: stdout.text(), stderr: stderr.text(), peak: ended?.peak ?? Number.NaN });
    };
    const look = (): void => {
      if (!ended || !stdout.isWhole() || !stderr.isWhole()) return;
      giveBack(child, ended);
      finish(ended.code);
    };
    const hear = (message: Ended): void => {
      ended = message;
      look();
    };
    const [stdout, stderr] = [reading(child.stdout, look), reading(child.stderr, look)];
    child.on('message', hear).once('close', finish).send(asked);
  });

afterAll(() => ready.forEach((child) => void child.disconnect()));

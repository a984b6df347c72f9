// Reads the inputs of judge one after the other, with a bar on a terminal where there is much to read.
import type { Readable } from 'node:stream';
import type { Contract } from '../contracts/contract.ts';
import { hasNoteTerminal } from '../engine/output/terminal.ts';
import { counted } from '../reports/formats/plural.ts';
import { type Steps, showSteps } from '../reports/terminal/steps.ts';
import { copied, openCopies } from '../traffic/copies.ts';
import type { Input } from '../traffic/inputs.ts';
import { readExchanges } from '../traffic/read.ts';
import { isUnreadable, type Seen, type Unreadable } from '../traffic/seen.ts';

const megabyte = 1e6;

/** Bytes from which on reading takes longer than a look. */
const long = 30 * megabyte;

/** Milliseconds between two looks at how far the reading is. */
const between = 200;

type Progress = {
  /** The same input, whose bytes are counted as they are read. */
  readonly watch: (input: Input) => Input;
  readonly stop: () => void;
};

const bytesRead = (stream: Readable | undefined): number =>
  stream !== undefined && 'bytesRead' in stream && typeof stream.bytesRead === 'number' ? stream.bytesRead : 0;

const noProgress: Progress = { watch: (input) => input, stop: () => undefined };

const barFor = (total: number, entries: () => number): Progress => {
  const steps: Steps = showSteps('MB', Math.ceil(total / megabyte));
  let [before, next, stream]: [number, number, Readable | undefined] = [0, 0, undefined];
  const show = (): void =>
    steps.advance(Math.floor((before + bytesRead(stream)) / megabyte), [`${counted(entries())} entries`]);
  const timer = setInterval(show, between);
  return {
    watch: (input) => {
      before = next;
      next += input.size ?? 0;
      stream = undefined;
      // What is opened first is read to its end; a second look is for a header alone.
      const open = (): Readable => {
        const opened = input.open();
        stream ??= opened;
        return opened;
      };
      return { ...input, open };
    },
    stop: () => {
      clearInterval(timer);
      steps.stop();
    },
  };
};

const progressOf = (inputs: readonly Input[], entries: () => number): Progress => {
  const total = inputs.reduce((sum, { size = 0 }) => sum + size, 0);
  return hasNoteTerminal() && total >= long ? barFor(total, entries) : noProgress;
};

/**
 * Gives every exchange of the inputs, and what of them could not be read; an exchange that two of them have is given once.
 * @throws WrongUse for an input that cannot be read or holds no exchanges.
 */
export const readTraffic = async (
  inputs: readonly Input[],
  contract: Contract,
  take: (entry: Seen | Unreadable) => void,
): Promise<void> => {
  let entries = 0;
  const progress = progressOf(inputs, () => entries);
  const copies = openCopies();
  const isCopy = (entry: Seen | Unreadable): boolean =>
    inputs.length > 1 && !isUnreadable(entry) && copies.isCopy(entry);
  try {
    for (const input of inputs) {
      copies.nextFile();
      for await (const entry of readExchanges(contract, progress.watch(input))) {
        entries += 1;
        take(isCopy(entry) ? copied : entry);
      }
    }
  } finally {
    progress.stop();
  }
};

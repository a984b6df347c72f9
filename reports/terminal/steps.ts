// Progress of long work: a bar on a terminal, a line at each quarter elsewhere. On stderr, so that stdout can be parsed.
import { SingleBar } from 'cli-progress';
import { hasNoteTerminal, noteFor, noteStream, note as printNote } from '../../engine/output/terminal.ts';
import { counted } from '../formats/plural.ts';
import { pace } from './pace.ts';
import { widthOf } from './width.ts';

export type Steps = {
  /** `notes` are short texts shown after the numbers, as far as the line has room. */
  readonly advance: (done: number, notes?: readonly string[]) => void;
  readonly stop: () => void;
};

/** What is done, with its unit: `3,328 of 6,608 cases`. */
type Count = { readonly done: number; readonly total: number; readonly unit: string };

const countText = ({ done, total, unit }: Count): string => `${counted(done)} of ${counted(total)} ${unit}`;

const barWidth = 20;

const barText = ({ done, total }: Count): string => {
  const full = Math.round((barWidth * done) / Math.max(1, total));
  return '█'.repeat(full) + '░'.repeat(barWidth - full);
};

/** The parts of a line from the first on, as many as fit. */
export const fitting = (parts: readonly string[], columns: number): string => {
  let line = '';
  for (const part of parts) {
    const longer = line === '' ? part : `${line}  ${part}`;
    if (widthOf(longer) >= columns) return line;
    line = longer;
  }
  return line;
};

const bar = (unit: string, total: number): Steps => {
  const start = performance.now();
  const lineOf = (done: number, notes: readonly string[]): string => {
    const count = { done, total, unit };
    const numbers = [countText(count), ...pace({ done, total, milliseconds: performance.now() - start })];
    return fitting([`${barText(count)}  ${numbers.shift()}`, ...numbers, ...notes], noteStream().columns || 80);
  };
  const single = new SingleBar({
    format: (_, { value }, { notes }: { readonly notes: readonly string[] }) => noteFor(lineOf(value, notes)),
    stream: noteStream(),
    clearOnComplete: true,
    hideCursor: true,
  });
  single.start(total, 0, { notes: [] });
  return { advance: (done, notes = []) => single.update(done, { notes }), stop: () => single.stop() };
};

const plain = (unit: string, total: number): Steps => {
  const start = performance.now();
  let printed = 0;
  printNote(countText({ done: 0, total, unit }));
  const advance: Steps['advance'] = (done, notes = []) => {
    const quarter = Math.floor((4 * done) / total);
    const numbers = pace({ done, total, milliseconds: performance.now() - start });
    if (quarter > printed) printNote([countText({ done, total, unit }), ...numbers, ...notes].join('  '));
    printed = Math.max(printed, quarter);
  };
  return { advance, stop: () => undefined };
};

/** Shows how many of `total` steps are done, how many a second, and how long the others take. */
export const showSteps = (unit: string, total: number): Steps =>
  hasNoteTerminal() ? bar(unit, total) : plain(unit, total);

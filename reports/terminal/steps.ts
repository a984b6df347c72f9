// Progress of long work: a bar on a terminal, a line at each quarter elsewhere. On stderr, so that stdout can be parsed.
import { SingleBar } from 'cli-progress';
import { hasNoteTerminal, noteFor, noteStream, note as printNote } from '../../engine/output/terminal.ts';

export type Steps = {
  /** `note` is a short text shown after the numbers. */
  readonly advance: (done: number, note?: string) => void;
  readonly stop: () => void;
};

const bar = (unit: string, total: number): Steps => {
  const single = new SingleBar({
    format: `{bar} {value}/{total} ${unit}  {duration_formatted}  {note}`,
    autopadding: true,
    stream: noteStream(),
    clearOnComplete: true,
    hideCursor: true,
  });
  single.start(total, 0, { note: '' });
  return { advance: (done, note = '') => single.update(done, { note: noteFor(note) }), stop: () => single.stop() };
};

const plain = (unit: string, total: number): Steps => {
  let printed = 0;
  printNote(`0 of ${total} ${unit}`);
  const advance: Steps['advance'] = (done, note = '') => {
    const quarter = Math.floor((4 * done) / total);
    if (quarter > printed) printNote(`${done} of ${total} ${unit}${note && `  ${note}`}`);
    printed = Math.max(printed, quarter);
  };
  return { advance, stop: () => undefined };
};

/** Shows how many of `total` steps are done. */
export const showSteps = (unit: string, total: number): Steps =>
  hasNoteTerminal() ? bar(unit, total) : plain(unit, total);

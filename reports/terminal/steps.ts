// Steps of a long work: a bar on a terminal, a plain line a quarter elsewhere. On stderr, where nothing is parsed.
import { SingleBar } from 'cli-progress';

export type Steps = {
  /** `note` is what there is to say so far, in a few words. */
  readonly advance: (done: number, note?: string) => void;
  readonly stop: () => void;
};

const bar = (unit: string, total: number): Steps => {
  const single = new SingleBar({
    format: `{bar} {value}/{total} ${unit}  {duration_formatted}  {note}`,
    autopadding: true,
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  });
  single.start(total, 0, { note: '' });
  return { advance: (done, note = '') => single.update(done, { note }), stop: () => single.stop() };
};

const plain = (unit: string, total: number): Steps => {
  let said = 0;
  process.stderr.write(`${total} ${unit} to come\n`);
  const advance: Steps['advance'] = (done, note = '') => {
    const quarter = Math.floor((4 * done) / total);
    if (quarter > said) process.stderr.write(`${done} of ${total} ${unit}${note && `  ${note}`}\n`);
    said = Math.max(said, quarter);
  };
  return { advance, stop: () => undefined };
};

/** Shows how many of so many steps are done, as the place it is run in allows. */
export const showSteps = (unit: string, total: number): Steps =>
  process.stderr.isTTY ? bar(unit, total) : plain(unit, total);

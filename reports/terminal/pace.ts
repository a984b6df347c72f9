// How fast work goes on, and how long it will take.
import { counted } from '../formats/plural.ts';

export type Work = { readonly done: number; readonly total: number; readonly milliseconds: number };

// Before, the first answers of cold connections say little.
const leastTime = 200;

const minute = 60;

/** A time in seconds as people say it. */
const durationText = (seconds: number): string =>
  seconds < minute ? `${Math.ceil(seconds)} s` : `${Math.floor(seconds / minute)} min ${Math.ceil(seconds % minute)} s`;

/** The rate, and the time left at that rate while there is some: `2,081/s`, `2 s left`. */
export const pace = ({ done, total, milliseconds }: Work): string[] => {
  if (done === 0 || milliseconds < leastTime) return [];
  const rate = (1_000 * done) / milliseconds;
  const text = rate < 10 ? rate.toFixed(1) : counted(Math.round(rate));
  return [`${text}/s`, ...(done < total ? [`${durationText((total - done) / rate)} left`] : [])];
};

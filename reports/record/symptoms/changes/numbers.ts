// How a number differs from the one that was sent, each as the end of a sentence: `NAME is one too small`.
import { int32 } from '../../../../contracts/odata/edm.ts';

/** Says what was done to a number, or undefined where something else was. */
export type NumberChange = (sent: number, actual: number) => string | undefined;

const becomes =
  (says: string, of: (sent: number) => number): NumberChange =>
  (sent, actual) =>
    of(sent) === actual ? says : undefined;

const wrapped = (bits: number) => (value: number) => {
  const size = 2 ** bits;
  return ((((value + size / 2) % size) + size) % size) - size / 2;
};

const offBy: NumberChange = (sent, actual) => {
  const distance = Math.abs(actual - sent);
  if (distance > 2) return undefined;
  return `is ${distance === 1 ? 'one' : 'two'} too ${actual < sent ? 'small' : 'large'}`;
};

const digits: readonly NumberChange[] = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((count) =>
  becomes(`has ${count} significant ${count === 1 ? 'digit' : 'digits'}`, (value) => Number(value.toPrecision(count))),
);

/** The changes, the most particular first. */
export const numberChanges: readonly NumberChange[] = [
  becomes('wraps at 8 bits', wrapped(8)),
  becomes('wraps at 16 bits', wrapped(16)),
  becomes('wraps at 256', (value) => value % 256),
  becomes('wraps at 65,536', (value) => value % 65_536),
  becomes('is rounded to a 32-bit float', (value) => Math.min(Math.fround(value), int32.max)),
  becomes('is rounded to a 32-bit float', Math.fround),
  ...digits,
  offBy,
  (sent, actual) => (actual < sent && actual > 0 ? `is capped at ${actual.toLocaleString('en')}` : undefined),
  (_, actual) => `is ${actual.toLocaleString('en')}`,
];

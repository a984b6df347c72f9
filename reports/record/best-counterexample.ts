// Which of several counterexamples shows a failure best.
import type { KeptCounterexample } from './results.ts';

/** Whether a counterexample is the page's own example. */
export const isOfPage = ({ case: id }: KeptCounterexample): boolean => id.startsWith('paths.example@');

const better = (one: KeptCounterexample, other: KeptCounterexample): number =>
  Number(isOfPage(other)) - Number(isOfPage(one)) || one.request.body.bytes - other.request.body.bytes;

type WithCounterexample = { readonly counterexample?: KeptCounterexample };

/** The page's own example where that fails, or else the one with the smallest body; nothing where there is none. */
export const bestOf = (all: readonly WithCounterexample[]): WithCounterexample => {
  const [counterexample] = all.flatMap((each) => each.counterexample ?? []).toSorted(better);
  return counterexample === undefined ? {} : { counterexample };
};

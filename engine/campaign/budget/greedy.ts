// The order of a plan: again and again the candidate that covers the most, for what it costs, of what nothing before it
// covered. So whatever is cut off at the end would have shown less than what was sent.
import type { Candidate } from './candidate.ts';

type Waiting = { readonly candidate: Candidate; worth: number };

/** What the control costs that others on its path will have as well, in requests. */
const shareOfControl = 0.4;

/** Puts it where it belongs in a list that begins with what is worth most; behind its equals. */
const insert = (list: Waiting[], one: Waiting): void => {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.worth ?? 0) >= one.worth) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, one);
};

/** What was sent: the classes that it covered, and the controls on each path. */
type Sent = { readonly covered: Set<string>; readonly controls: Map<string, Set<string>> };

const isControlled = ({ control, step: { path } }: Candidate, { controls }: Sent): boolean =>
  control === undefined || controls.get(path)?.has(control) === true;

/** What it covers that is new, for each request that it takes. */
const worthNow = (one: Candidate, sent: Sent): number => {
  let worth = 0;
  for (const each of one.classes) if (!sent.covered.has(each.name)) worth += each.worth;
  return worth / (one.requests + (isControlled(one, sent) ? 0 : shareOfControl));
};

const noteControl = ({ control, step: { path } }: Candidate, { controls }: Sent): void => {
  if (control === undefined) return;
  controls.set(path, (controls.get(path) ?? new Set<string>()).add(control));
};

/** All candidates, those first that cover the most. */
export function* greedily(candidates: readonly Candidate[]): Generator<Candidate> {
  const sent: Sent = { covered: new Set(), controls: new Map() };
  const weigh = (candidate: Candidate): Waiting => ({ candidate, worth: worthNow(candidate, sent) });
  const sorted = (all: readonly Candidate[]): Waiting[] => all.map(weigh).sort((one, other) => other.worth - one.worth);

  let waiting = sorted(candidates);
  for (let first = waiting.shift(); first !== undefined; first = waiting.shift()) {
    const { candidate } = first;
    const now = weigh(candidate);
    // All become worth less by what is covered, so that only the first ones have to be looked at again.
    if (now.worth < (waiting[0]?.worth ?? 0)) {
      insert(waiting, now);
      continue;
    }
    for (const { name } of candidate.classes) sent.covered.add(name);
    if (!isControlled(candidate, sent)) {
      noteControl(candidate, sent);
      // A control that was sent makes all that have it cheaper.
      waiting = sorted(waiting.map((one) => one.candidate));
    }
    yield candidate;
  }
}

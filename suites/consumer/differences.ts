// Compares two pact files interaction by interaction; the versions of the libraries that wrote them do not matter.

import { show } from '../../contracts/judging/show.ts';
import { isObject } from '../../contracts/odata/read-body.ts';

type Json = Readonly<Record<string, unknown>>;

const interactionsOf = (pact: unknown): ReadonlyMap<string, Json> => {
  const listed: unknown = isObject(pact) ? pact['interactions'] : undefined;
  const all: readonly unknown[] = Array.isArray(listed) ? listed : [];
  return new Map(all.filter(isObject).map((one) => [String(one['description']), one]));
};

const isBranch = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Where two JSON values differ: a pointer, and both values. */
const differing = (pinned: unknown, written: unknown, at: string): string[] => {
  if (!isBranch(pinned) || !isBranch(written))
    return pinned === written ? [] : [`${at || '/'}: pinned ${show(pinned)}, now ${show(written)}`];
  const names = new Set([...Object.keys(pinned), ...Object.keys(written)]);
  return [...names].flatMap((name) => differing(pinned[name], written[name], `${at}/${name}`));
};

const withoutMetadata = (pact: unknown): unknown =>
  isObject(pact) ? { ...pact, metadata: undefined, interactions: undefined } : pact;

/** One line for each difference between the pinned pact and the one that is written now; none when they agree. */
export const pactDifferences = (pinned: unknown, written: unknown): string[] => {
  const [before, now] = [interactionsOf(pinned), interactionsOf(written)];
  const names = new Set([...before.keys(), ...now.keys()]);
  const ofInteractions = [...names].flatMap((name) => {
    if (!now.has(name)) return [`"${name}" is pinned, but no suite writes it`];
    if (!before.has(name)) return [`"${name}" is written, but not pinned`];
    return differing(before.get(name), now.get(name), '').map((line) => `"${name}" ${line}`);
  });
  return [...differing(withoutMetadata(pinned), withoutMetadata(written), ''), ...ofInteractions];
};

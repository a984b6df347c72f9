// Expected and actual side by side, each in its colour, with what differs marked.
import { diffChars } from 'diff';
import type { Difference } from '../record/results.ts';
import { html } from './markup.ts';

const [longestCompared, mostEdits, mostPieces] = [500, 60, 24];

type Changes = ReturnType<typeof diffChars> | undefined;

/** The difference character by character; undefined where two texts have too little in common for marks to help. */
const changesOf = ({ expected, actual }: Difference): Changes => {
  const longest = Math.max(expected.length, actual.length);
  if (longest > longestCompared) return undefined;
  const changes = diffChars(expected, actual, { maxEditLength: mostEdits }) ?? [];
  const common = changes.filter(({ added, removed }) => !(added || removed)).reduce((sum, { count }) => sum + count, 0);
  return 2 * common >= longest && changes.length <= mostPieces ? changes : undefined;
};

const side = (changes: Changes, own: 'removed' | 'added', text: string) =>
  changes === undefined
    ? html`<mark>${text}</mark>`
    : changes
        .filter((change) => change[own] || !(change.added || change.removed))
        .map((change) => (change[own] ? html`<mark>${change.value}</mark>` : change.value));

const placeOf = (location: string): string => (location === '' ? 'body' : location.replace(/^\//, ''));

/** A difference: where, what was expected, and what was there. */
export const difference = (found: Difference) => {
  const changes = changesOf(found);
  return html`<dl class="difference">
    <div class="where"><dt>where</dt><dd><code>${placeOf(found.location)}</code></dd></div>
    <div class="expected"><dt>expected</dt><dd><code>${side(changes, 'removed', found.expected)}</code></dd></div>
    <div class="actual"><dt>actual</dt><dd><code>${side(changes, 'added', found.actual)}</code></dd></div></dl>`;
};

// The line about a clean-up, and the reports that show it.

import { specimen } from '../../test-support/specimen.ts';
import { toHtml } from '../formats/html.ts';
import { toMarkdown } from '../formats/markdown.ts';
import { merge } from '../record/merge.ts';
import type { CleanUpResult } from '../record/results.ts';
import { cleanUpLines } from './clean-up-text.ts';
import { summaryLines } from './summary.ts';

const all: CleanUpResult = { created: 3, deleted: 3, left: {}, unknown: 0 };
const some: CleanUpResult = {
  created: 1,
  deleted: 0,
  left: { 'answered 500': 1 },
  unknown: 2,
  list: "a's/created.jsonl",
};

test.each<[CleanUpResult | undefined, readonly string[]]>([
  [undefined, []],
  [{ ...all, created: 0, deleted: 0 }, []],
  [all, ['clean-up: created 3 userStatuses, 3 deleted']],
  [
    some,
    [
      `clean-up: created 1 userStatus, 0 deleted, 1 left (1: answered 500), 2 requests that may have created more; to continue: npx userstatus-conformance cleanup 'a'\\''s/created.jsonl'`,
    ],
  ],
  [{ ...all, list: '\u001b[2J' }, [expect.not.stringContaining('\u001b')]],
])('%j as lines', (cleanUp, lines) => expect(cleanUpLines(cleanUp === undefined ? {} : { cleanUp })).toEqual(lines));

test('terminal, HTML and Markdown show it', () => {
  const results = { ...specimen(), cleanUp: all };
  const line = 'clean-up: created 3 userStatuses, 3 deleted';
  for (const text of [summaryLines(results).join('\n'), toHtml([results]), toMarkdown([results])])
    expect(text).toContain(line);
  expect(toHtml([specimen()])).not.toContain('clean-up');
});

test('counts of shards are added up, without their lists', () => {
  const [first, second] = [some, { ...some, created: 2, deleted: 1 }].map((cleanUp, index) => ({
    ...specimen(),
    cleanUp,
    shard: { index: index + 1, of: 2 },
  }));
  const [whole] = merge(first && second ? [first, second] : []);
  expect(whole?.cleanUp).toEqual({ created: 3, deleted: 1, left: { 'answered 500': 2 }, unknown: 4 });
});

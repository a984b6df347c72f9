// A failed requirement as text: the statement, what was sent and why, expected, actual, the source.
import { type Finding, isSilence } from '../../contracts/judging/exchange.ts';
import type { Requirement } from '../../contracts/requirements/requirement.ts';
import type { Verdict } from '../../engine/campaign/verdict.ts';
import { oneLine } from '../../engine/output/visible.ts';

const line = ({ location, expected, actual }: Finding): string =>
  oneLine(`  ${location || 'body'}: expected ${expected}; actual ${actual}`);

/** A failed verdict as text; control characters of a target are escaped. */
export const explain = ({ id, says, level, source }: Requirement, verdict: Verdict): string => {
  const head = oneLine(`${level} ${id}: ${says} (${source.document}, ${source.place})`);
  const link = source.url === undefined ? [] : [`  source ${source.url}`];
  const { counterexample } = verdict;
  if (!counterexample) return [head, ...link].join('\n');
  const { case: made, exchange, findings } = counterexample;
  const answer = isSilence(exchange.answer) ? exchange.answer.silence : exchange.answer.status;
  return [
    head,
    oneLine(`  ${exchange.request.method} ${exchange.request.path} answered ${answer}, because ${made.reason}`),
    ...findings.map(line),
    `  case ${made.id}`,
    ...link,
  ].join('\n');
};

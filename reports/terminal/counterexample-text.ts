// A counterexample as lines: what was sent and why, expected and actual, and how to send it again.

import { visible } from '../../engine/output/visible.ts';
import { supportLine } from '../formats/support.ts';
import { flakyText } from '../record/flaky.ts';
import type { KeptCounterexample } from '../record/results.ts';

const longestBody = 400;

const short = (text: string): string =>
  text.length > longestBody ? `${text.slice(0, longestBody)}… (${text.length} characters)` : text;

const answered = ({ answer }: KeptCounterexample): string =>
  'status' in answer ? `${answer.status} ${short(answer.body.text)}` : `${answer.silence}: ${answer.detail}`;

/** The lines of a counterexample; whatever the target sent is escaped. */
export const explainCounterexample = (counterexample: KeptCounterexample): string[] => {
  const { case: id, reason, request, differences, replay, curl } = counterexample;
  const [support, flaky] = [supportLine(counterexample), flakyText(counterexample)];
  return [
    `sent      ${request.method} ${request.url}`,
    `case      ${reason === '' ? 'a valid create' : reason} (${id})`,
    `body      ${short(request.body.text) || '(empty)'}`,
    `answered  ${answered(counterexample)}`,
    ...differences.flatMap(({ location, expected, actual }) => [
      `expected  ${location ? `${location}: ` : ''}${expected}`,
      `actual    ${location ? `${location}: ` : ''}${actual}`,
    ]),
    ...(flaky === undefined ? [] : [`again     ${flaky}`]),
    ...(support === undefined ? [] : [`support   ${support}`]),
    `replay    ${replay}`,
    `curl      ${curl}`,
  ].map((line) => visible(line.replaceAll('\r', '\\r').replaceAll('\n', '\\n')));
};

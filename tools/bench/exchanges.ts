// Loaded before a command (`node --import`): leaves in the file that EXCHANGES_FILE names how many milliseconds passed
// from the first request of the run until the last answer, and how many there were.
import { subscribe } from 'node:diagnostics_channel';
import { writeFileSync } from 'node:fs';

let [first, last, requests] = [Number.POSITIVE_INFINITY, 0, 0];

const isAttempt = (
  message: unknown,
): message is { readonly kind: 'attempt'; readonly attempt: { readonly milliseconds: number } } =>
  typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'attempt';

subscribe('userstatus-conformance:run', (message) => {
  if (!isAttempt(message)) return;
  last = performance.now();
  first = Math.min(first, last - message.attempt.milliseconds);
  requests += 1;
});

process.once('exit', () => {
  const { EXCHANGES_FILE: file = '' } = process.env;
  writeFileSync(file, JSON.stringify({ milliseconds: last - first, requests }));
});

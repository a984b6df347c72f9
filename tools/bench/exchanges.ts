// Loaded before a command (`node --import`): leaves in the file that EXCHANGES_FILE names how many milliseconds passed
// from the first request of the run until the last answer, and how many there were. undici says when.
import { subscribe } from 'node:diagnostics_channel';
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

let [first, last, requests] = [Number.POSITIVE_INFINITY, 0, 0];

const sent = (): void => {
  first = Math.min(first, performance.now());
  requests += 1;
};

const ended = (): void => {
  last = performance.now();
};

// The embedded tenant has a thread of its own, and sends nothing.
if (isMainThread) {
  subscribe('undici:request:create', sent);
  for (const end of ['trailers', 'error']) subscribe(`undici:request:${end}`, ended);
  process.once('exit', () => {
    const { EXCHANGES_FILE: file = '' } = process.env;
    writeFileSync(file, JSON.stringify({ milliseconds: last - first, requests }));
  });
}

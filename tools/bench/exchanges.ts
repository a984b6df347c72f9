// Loaded before a command (`node --import`): writes to the file named by EXCHANGES_FILE the milliseconds from the first request
// of the run to the last answer, and the number of requests, both from undici's diagnostics channels.
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

// The embedded tenant has its own thread, and sends nothing.
if (isMainThread) {
  subscribe('undici:request:create', sent);
  for (const end of ['trailers', 'error']) subscribe(`undici:request:${end}`, ended);
  process.once('exit', () => {
    const { EXCHANGES_FILE: file = '' } = process.env;
    writeFileSync(file, JSON.stringify({ milliseconds: last - first, requests }));
  });
}

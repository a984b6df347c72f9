// Loaded before a command (`node --expose-gc --import`): leaves what memory its process had, in MiB, in the file that
// MEMORY_FILE names. The most it ever held counts what the collector had not yet looked at; what is live does not.
import { writeFileSync } from 'node:fs';

process.once('exit', () => {
  const { MEMORY_FILE: file = '' } = process.env;
  const most = process.resourceUsage().maxRSS / 1024;
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  const live = (heapUsed + arrayBuffers) / 1024 ** 2;
  writeFileSync(file, JSON.stringify({ most: Math.round(most), live: Math.round(live) }));
});

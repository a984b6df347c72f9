// Loaded before a command (`node --expose-gc --import`): writes the memory of the process in MiB to the file named by
// MEMORY_FILE: its peak, which includes uncollected garbage, and what is live at the end.
import { writeFileSync } from 'node:fs';

process.once('exit', () => {
  const { MEMORY_FILE: file = '' } = process.env;
  const most = process.resourceUsage().maxRSS / 1024;
  // What the first collection finalises, the second one frees.
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  const live = (heapUsed + arrayBuffers) / 1024 ** 2;
  writeFileSync(file, JSON.stringify({ most: Math.round(most), live: Math.round(live) }));
});

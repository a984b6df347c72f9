// Loaded before a command (`node --import`): writes the peak memory of its process, in MiB, to the file named by
// PEAK_MEMORY_FILE.
import { writeFileSync } from 'node:fs';

process.once('exit', () => {
  const { PEAK_MEMORY_FILE: file } = process.env;
  if (file !== undefined) writeFileSync(file, String(Math.round(process.resourceUsage().maxRSS / 1024)));
});

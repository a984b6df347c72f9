// Loaded before a command (`node --import`): leaves the most memory its process ever had, in MiB, in the file that
// PEAK_MEMORY_FILE names.
import { writeFileSync } from 'node:fs';

process.once('exit', () => {
  const { PEAK_MEMORY_FILE: file } = process.env;
  if (file !== undefined) writeFileSync(file, String(Math.round(process.resourceUsage().maxRSS / 1024)));
});

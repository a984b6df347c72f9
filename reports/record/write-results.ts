// Writes results.json.
import { resultsFile } from './directory.ts';
import { jsonText } from './json-text.ts';
import type { Results } from './results.ts';
import { writeReport } from './write.ts';

/**
 * Writes results.json into a directory and returns its name.
 * @throws Error of the file system when the directory cannot be written to.
 */
export const writeResults = (results: Results, directory: string): string =>
  writeReport(directory, resultsFile, jsonText(results));

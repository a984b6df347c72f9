// Tries a pattern of a pact on a text. JavaScript's engine tries every way to match: a pattern of twenty characters may
// take it years, so each runs with a time limit.
import { createContext, Script } from 'node:vm';
import { codeOf } from '../../engine/connection/error-code.ts';

/** `unknown`: JavaScript cannot read the pattern. `tooSlow`: it took too long. */
export type PatternResult = 'matches' | 'differs' | 'unknown' | 'tooSlow';

/** Milliseconds of one try; usual patterns take less than one. */
const longestTry = 500;

/** Milliseconds of all slow tries together: a pact may hold a thousand slow patterns. */
const longestTogether = 10_000;

/** Milliseconds of the processor from which a try counts as slow: on a busy machine, any may wait longer for its turn. */
const slow = 20;

/** Characters of a pattern. */
const longestPattern = 10_000;

const tried: { pattern: string; text: string; matches?: boolean } = { pattern: '', text: '' };
const context = createContext(tried);
const script = new Script(`matches = new RegExp(pattern, 'u').test(text)`);

const tooSlow = new Set<string>();
let left = longestTogether;

const isTimeout = (error: unknown): boolean => codeOf(error) === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

/** Counts a try that was slow. */
const count = (start: number, used: NodeJS.CpuUsage): void => {
  const { user, system } = process.cpuUsage(used);
  if (user + system > slow * 1_000) left = Math.max(0, Math.floor(left - (performance.now() - start)));
};

const runOnce = (pattern: string, text: string): PatternResult => {
  Object.assign(tried, { pattern, text });
  const [start, used] = [performance.now(), process.cpuUsage()];
  try {
    script.runInContext(context, { timeout: Math.min(longestTry, left) });
    return tried.matches ? 'matches' : 'differs';
  } catch (error) {
    return isTimeout(error) ? 'tooSlow' : 'unknown';
  } finally {
    count(start, used);
  }
};

/** Whether a text matches a pattern, with Unicode rules, anywhere in it. Takes at most half a second. */
export const tryPattern = (pattern: string, text: string): PatternResult => {
  if (pattern.length > longestPattern || tooSlow.has(pattern) || left === 0) return 'tooSlow';
  const result = runOnce(pattern, text);
  if (result === 'tooSlow') tooSlow.add(pattern);
  return result;
};

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

/** On a machine so busy that a try gets no turn in its time. */
const mostAttempts = 10;

/** Characters of a pattern. */
const longestPattern = 10_000;

const tried: { pattern: string; text: string; matches?: boolean } = { pattern: '', text: '' };
const context = createContext(tried);
const script = new Script(`matches = new RegExp(pattern, 'u').test(text)`);

const tooSlow = new Set<string>();
let left = longestTogether;

const isTimeout = (error: unknown): boolean => codeOf(error) === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

/** Whether a try has had the processor for so long that it is slow. */
const isSlowSince = (used: NodeJS.CpuUsage): boolean => {
  const { user, system } = process.cpuUsage(used);
  return user + system > slow * 1_000;
};

/** `waited`: it was given up before it had the processor for long. */
const runOnce = (pattern: string, text: string): PatternResult | 'waited' => {
  Object.assign(tried, { pattern, text });
  const [start, used] = [performance.now(), process.cpuUsage()];
  try {
    script.runInContext(context, { timeout: Math.min(longestTry, left) });
    return tried.matches ? 'matches' : 'differs';
  } catch (error) {
    if (!isTimeout(error)) return 'unknown';
    return isSlowSince(used) ? 'tooSlow' : 'waited';
  } finally {
    if (isSlowSince(used)) left = Math.max(0, Math.floor(left - (performance.now() - start)));
  }
};

const run = (pattern: string, text: string, attempts = mostAttempts): PatternResult => {
  const result = runOnce(pattern, text);
  if (result !== 'waited') return result;
  return attempts > 1 ? run(pattern, text, attempts - 1) : 'tooSlow';
};

/** Whether a text matches a pattern, with Unicode rules, anywhere in it. Takes the processor for at most half a second. */
export const tryPattern = (pattern: string, text: string): PatternResult => {
  if (pattern.length > longestPattern || tooSlow.has(pattern) || left === 0) return 'tooSlow';
  const result = run(pattern, text);
  if (result === 'tooSlow') tooSlow.add(pattern);
  return result;
};

// The door of the reports: what is said.

export { cleanUpLines } from './clean-up-text.ts';
export { compare, isRegression } from './compare.ts';
export { comparisonLines } from './comparison-text.ts';
export type { FormatName } from './format-names.ts';
export { formats } from './formats.ts';
export { verdictOn } from './found.ts';
export { merge } from './merge.ts';
export { readResults } from './read.ts';
export { openRecord } from './record.ts';
export { type Recorder, record } from './recorder.ts';
export { reporters } from './reporters.ts';
export type { Results } from './results.ts';
export { resultsSchema } from './results-schema.ts';
export { isSound, selftestLines, writeSelftest } from './selftest.ts';
export { exitCodeOf } from './severity.ts';
export { type Steps, showSteps } from './steps.ts';
export { visible } from './visible.ts';
export { isWritable } from './write.ts';
export { writeResults } from './write-results.ts';

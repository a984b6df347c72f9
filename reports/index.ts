// The door of the reports: what is said.
export { defaultReportDirectory } from './directory.ts';
export { type Recorder, record } from './recorder.ts';
export { reporters } from './reporters.ts';
export type { Results } from './results.ts';
export { resultsSchema } from './results-schema.ts';
export { isSound, selftestLines, writeSelftest } from './selftest.ts';
export { exitCodeOf } from './severity.ts';
export { showSteps } from './steps.ts';
export { tool } from './tool.ts';
export { isWritable } from './write.ts';

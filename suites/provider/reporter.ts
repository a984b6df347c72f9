// The Jest reporter of the provider suites: prints the grid of the record that their environment wrote. Where they did
// not run, it prints nothing.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { resultsFile } from '../../reports/record/directory.ts';
import { readResults } from '../../reports/record/read.ts';
import { printSummary } from '../../reports/terminal/print-summary.ts';
import { reportDirectoryOf } from './jest-options.ts';
import { providerProject } from './project.ts';

/** The part of Jest's TestContext that is used here: users of this package's types may not have Jest. */
type Context = {
  readonly config: {
    readonly testEnvironment: string;
    readonly testEnvironmentOptions: Readonly<Record<string, unknown>>;
  };
};

const isProvider = ({ config }: Context): boolean => config.testEnvironment === providerProject.testEnvironment;

/** Whether a file was written since a time: where the suites could not start, an older record may be there. */
const isWrittenSince = (file: string, time: number): boolean =>
  (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= time;

/** Prints the record in USERSTATUS_REPORT_DIR, or reports/runs/latest, when the provider suites have run. */
export default class ConformanceReporter {
  /** Jest calls it when its run is over. */
  onRunComplete(contexts: ReadonlySet<Context>, { startTime }: { readonly startTime: number }): void {
    const files = [...contexts]
      .filter(isProvider)
      .map(({ config }) => join(reportDirectoryOf(config.testEnvironmentOptions, process.env), resultsFile))
      .filter((file) => isWrittenSince(file, startTime));
    for (const report of files) printSummary([readResults(report)], { report });
  }
}

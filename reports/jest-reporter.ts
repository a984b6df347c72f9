// The reporter that jest.config.ts names, so that `npx jest --selectProjects provider` leaves the same record and grid.
import type { Reporter } from '@jest/reporters';
import { defaultReportDirectory } from '../target/index.ts';
import { type Recorder, record } from './recorder.ts';
import { reporters } from './reporters.ts';

export default class ConformanceReporter implements Pick<Reporter, 'onRunStart' | 'onRunComplete'> {
  private recorder: Recorder | undefined;
  private readonly directory = process.env['USERSTATUS_REPORT_DIR'] ?? defaultReportDirectory;

  onRunStart(): void {
    this.recorder = record(this.directory);
  }

  onRunComplete(): void {
    const results = this.recorder?.finish();
    if (results) reporters['terminal']?.([results], this.directory);
  }
}

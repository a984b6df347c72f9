// The reporter that jest.config.ts names, so that `npx jest --selectProjects provider` leaves the same record and grid.
import { defaultReportDirectory } from '../engine/settings/settings.ts';
import { type Recorder, record } from './record/recorder.ts';
import { printSummary } from './terminal/print-summary.ts';

/** Writes results.json into USERSTATUS_REPORT_DIR, or reports/runs/latest, and prints the grid. */
export default class ConformanceReporter {
  private recorder: Recorder | undefined;
  private readonly directory = process.env['USERSTATUS_REPORT_DIR'] ?? defaultReportDirectory;

  /** Jest calls it when its run starts. */
  onRunStart(): void {
    this.recorder = record(this.directory);
  }

  /** Jest calls it when its run is over. */
  onRunComplete(): void {
    const results = this.recorder?.finish();
    if (results) printSummary([results]);
  }
}

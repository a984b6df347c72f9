// A CI job, before it is written for GitHub or GitLab.

/** A value that the CI keeps: a secret, or a variable of the project. */
export type Kept = { readonly kept: 'secret' | 'variable' };

export type Job = {
  /** The name of its file; that of the contract's job where it has none of its own. */
  readonly name?: string;
  /** What it does and what is to be changed, as comment lines. */
  readonly about: readonly string[];
  readonly when: 'push' | 'nightly' | 'weekly';
  readonly environment: Readonly<Record<string, string | Kept>>;
  /** Packages beside ours that the commands need. */
  readonly packages?: readonly string[];
  /** Signs in to Azure without a secret, by the identity of the job. */
  readonly azure?: boolean;
  /** Commands that run first. */
  readonly before?: readonly string[];
  /** The commands that judge; `$us` stands for userstatus-conformance, `$credential` for the CI's credential. */
  readonly judge: readonly string[];
};

/** Where the reports of a job go. */
export const reportDirectory = 'conformance';

/** The options that make the reports a CI shows. */
export const reportOptions = `--report-dir ${reportDirectory} --reporter terminal html junit md annotations`;

/** The name of a job's file, without its ending. */
export const nameOf = ({ name = 'user-status-contract' }: Job): string => name;

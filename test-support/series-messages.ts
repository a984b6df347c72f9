// What command.ts and the process that runs the command again and again say to each other.

/** A run that is asked for. */
export type Asked = {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The working directory; without one, that of the repository. */
  readonly cwd?: string;
};

/** How a run ended; where something of it is still under way, it would disturb another. */
export type Ended = {
  readonly code: number;
  readonly isIdle: boolean;
  /** The most memory that the process has had until then, in MiB. */
  readonly peak: number;
};

/** Stands on stdout and stderr behind what a run wrote there: the command escapes this character everywhere. */
export const endOfRun = '\0';

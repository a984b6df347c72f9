// The entry files of the build, by who loads them.
export const entries = {
  /** Imported by users or named in a configuration. */
  imported: [
    'index.ts',
    'suites/jest-preset.ts',
    'suites/provider/reporter.ts',
    'client/typed-client/index.ts',
    'client/interception/index.ts',
  ],
  /** Started by the library as a thread, from beside the file that starts it; and the contract that it loads. */
  threads: ['fixtures/tenant/worker.ts', 'contracts/user-status/contract.ts'],
  /** Run by a command: itself, its threads and processes, and the Jest environment. */
  run: [
    'cli/main.ts',
    'cli/judge-worker.ts',
    'pact/verify/verifier-process.ts',
    'engine/selftest/trial-worker.ts',
    'suites/provider/environment.ts',
  ],
  /** Loaded by Jest in its sandbox. */
  sandboxed: ['suites/provider/create.suite.ts'],
} as const;

// The files that the build begins with, by who loads them.
export const entries = {
  /** What users import or name in a configuration. */
  imported: [
    'index.ts',
    'suites/jest-preset.ts',
    'suites/provider/reporter.ts',
    'client/typed-client/index.ts',
    'client/interception/index.ts',
  ],
  /** What the library starts as a thread, which stands beside the file that starts it; and the contract that it loads. */
  threads: ['fixtures/tenant/worker.ts', 'contracts/user-status/contract.ts'],
  /** What a command runs: itself, its threads and processes, and the environment that Jest loads. */
  run: [
    'cli/main.ts',
    'pact/verify/verifier-process.ts',
    'engine/selftest/trial-worker.ts',
    'suites/provider/environment.ts',
  ],
  /** What Jest loads in its sandbox. */
  sandboxed: ['suites/provider/create.suite.ts'],
} as const;

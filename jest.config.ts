/** @jest-config-loader ts-node */
/** @jest-config-loader-options {"transpileOnly": true} */
// Projects: `provider` questions a server, `consumer` writes the pact; `tests` tests us, `broker` with a real broker,
// `package` what was built for users.
import type { Config } from 'jest';
import { consumerProject } from './suites/consumer/project.ts';
import { providerProject } from './suites/provider/project.ts';

const root = import.meta.dirname;

const testsIn = (displayName: string, rooms: readonly string[]) => ({
  displayName,
  rootDir: root,
  roots: rooms.map((room) => `<rootDir>/${room}`),
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/docs/examples/'],
  modulePathIgnorePatterns: ['<rootDir>/docs/examples/'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2024' } }] satisfies [string, object] },
});

const config: Config = {
  projects: [
    { ...providerProject, rootDir: root },
    consumerProject(root),
    testsIn('tests', [
      'contracts',
      'fixtures',
      'engine',
      'client',
      'pact',
      'suites',
      'reports',
      'cli',
      'tools/docs',
      'tools/bench',
    ]),
    testsIn('broker', ['tools/broker']),
    testsIn('package', ['tools/package']),
  ],
  // Some proofs run whole campaigns, and machines are slow at times.
  testTimeout: 60_000,
  watchman: false,
  reporters: ['default', '<rootDir>/reports/jest-reporter.ts'],
};

export default config;

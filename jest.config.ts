/** @jest-config-loader ts-node */
/** @jest-config-loader-options {"transpileOnly": true} */
// Projects: `provider` questions a server, `consumer` writes the pact; `tests` tests us, `broker` with a real broker,
// `package` what was built for users. `lint`, `validators`, `exports`, `login` and `clients` test us too, with packages of their own:
// `npm run test:tools`.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Config } from 'jest';
import { consumerProject } from './suites/consumer/project.ts';
import { providerProject } from './suites/provider/project.ts';
import { wrongSelection } from './test-support/selected-projects.ts';

const root = import.meta.dirname;

// What is transformed is run from there; Jest's own default is a folder that any user of the machine may have made.
const cacheDirectory = join(root, 'node_modules/.cache/jest');

// Each use of a global costs a call in Jest's sandbox, unless it is handed to each module. Not those that modules of Node and
// of packages are named like, nor what fake timers replace; and not where packages of others declare such names themselves.
const sandboxInjectedGlobals = [
  ...['Array', 'BigInt', 'Boolean', 'Error', 'Int32Array', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise'],
  ...['Reflect', 'RegExp', 'Set', 'String', 'Symbol', 'Uint8Array', 'Uint16Array', 'WeakMap'],
];

const testsIn = (displayName: string, rooms: readonly string[]) => ({
  displayName,
  rootDir: root,
  cacheDirectory,
  roots: rooms.map((room) => `<rootDir>/${room}`),
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/docs/examples/'],
  modulePathIgnorePatterns: ['<rootDir>/docs/examples/'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2024' } }] satisfies [string, object] },
});

const projects = [
  { ...providerProject, rootDir: root, cacheDirectory },
  consumerProject(root),
  {
    ...testsIn('tests', [
      'contracts',
      'fixtures',
      'engine',
      'client',
      'pact',
      'drift',
      'exports',
      'traffic',
      'suites',
      'reports',
      'cli',
      'tools/action',
      'tools/docs',
      'tools/bench',
      'tools/causes',
      'tools/clients',
      'tools/curve',
      'tools/fuzz',
      'tools/image',
      'tools/networks',
      'tools/packages',
      'tools/recordings',
      'tools/workflows',
      'test-support',
    ]),
    sandboxInjectedGlobals,
  },
  testsIn('broker', ['tools/broker']),
  testsIn('package', ['tools/package']),
  testsIn('lint', ['tools/lint']),
  testsIn('validators', ['tools/validators']),
  testsIn('exports', ['tools/exports']),
  // What is optional for users is not installed with the rest.
  {
    ...testsIn('login', ['tools/login']),
    moduleNameMapper: { '^@azure/identity$': '<rootDir>/tools/login/node_modules/@azure/identity' },
  },
  { ...testsIn('clients', ['docs/examples/clients']), testPathIgnorePatterns: [], modulePathIgnorePatterns: [] },
];

const wrong = wrongSelection(
  process.argv,
  projects.map(({ displayName }) => displayName),
);
if (wrong !== undefined) {
  process.stderr.write(`${wrong}\n`);
  process.exit(1);
}

// Tests start the command some hundred times: what Node compiled for one start, its threads included, serves the next.
process.env['NODE_COMPILE_CACHE'] ??= join(root, 'node_modules/.cache/node-compile-cache');

const config: Config = {
  projects,
  // Some proofs run whole campaigns, and machines are slow at times.
  testTimeout: 60_000,
  // One more than there are cores: tests of the command and of waits leave theirs idle for a third of the time.
  maxWorkers: availableParallelism() + 1,
  watchman: false,
  reporters: ['default', '<rootDir>/suites/provider/reporter.ts'],
};

export default config;

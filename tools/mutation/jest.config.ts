/** @jest-config-loader ts-node */
/** @jest-config-loader-options {"transpileOnly": true} */
// The tests that Stryker runs for a mutant: those of the two mutated layers, and the laws. Whole campaigns would add
// nothing but time.
import { join } from 'node:path';
import type { Config } from 'jest';

const config: Config = {
  rootDir: join(import.meta.dirname, '../..'),
  roots: ['contracts', 'engine', 'suites/laws', 'fixtures'].map((folder) => `<rootDir>/${folder}`),
  testMatch: [
    '<rootDir>/{contracts,engine}/**/*.test.ts',
    '<rootDir>/suites/laws/{page,pinned,metadata,catalogue,schema,classes,value-errors}.test.ts',
  ],
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  testTimeout: 60_000,
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2024' } }] },
  watchman: false,
};

export default config;

/** @jest-config-loader ts-node */
/** @jest-config-loader-options {"transpileOnly": true} */
// The tests that Stryker asks about a mutant: those of the two layers it changes, and the laws that hold the contract.
// Campaigns by the hundred would only repeat what these say, a thousand times over.
import { join } from 'node:path';
import type { Config } from 'jest';

const config: Config = {
  rootDir: join(import.meta.dirname, '../..'),
  roots: ['contracts', 'engine', 'suites/laws', 'fixtures'].map((folder) => `<rootDir>/${folder}`),
  testMatch: [
    '<rootDir>/{contracts,engine}/**/*.test.ts',
    '<rootDir>/suites/laws/{page,pinned,metadata,catalogue,schema,classes,value-errors}.test.ts',
  ],
  testTimeout: 60_000,
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2024' } }] },
  watchman: false,
};

export default config;

/** @jest-config-loader ts-node */
/** @jest-config-loader-options {"transpileOnly": true} */
// The tests that Stryker asks about a mutant: those of the two rooms it changes, and the witnesses of the contract.
// Campaigns by the hundred would only repeat what these say, a thousand times over.
import type { Config } from 'jest';

const config: Config = {
  rootDir: import.meta.dirname,
  roots: ['contracts', 'target', 'suites/proof', 'fixtures'].map((room) => `<rootDir>/${room}`),
  testMatch: [
    '<rootDir>/{contracts,target}/**/*.test.ts',
    '<rootDir>/suites/proof/{page,pinned,metadata,catalogue,schema,classes,misfits}.test.ts',
  ],
  testTimeout: 60_000,
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2024' } }] },
  watchman: false,
};

export default config;

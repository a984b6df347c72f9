// The Jest project of the provider suites: the one that jest.config.ts names and that verify runs.
import { join } from 'node:path';

/** A day: the run ends by its own limits, not by Jest's. */
const longest = 86_400_000;

/** The project for a checkout or an installed package at `root`. */
export const providerProject = (root: string) => ({
  displayName: 'provider',
  rootDir: root,
  roots: ['<rootDir>/suites/provider'],
  testMatch: ['<rootDir>/suites/provider/*.suite.ts'],
  testEnvironment: join(root, 'suites/provider/environment.ts'),
  testTimeout: longest,
  transform: { '\\.suite\\.ts$': '@swc/jest' },
});

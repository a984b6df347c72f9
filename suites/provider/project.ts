// The Jest project of the provider suites: the one that jest.config.ts names, that verify runs, and that the preset gives.
import { extname, join } from 'node:path';

/** A day: the run ends by its own limits, not by Jest's. */
const longest = 86_400_000;

const here = import.meta.dirname;
const ofSources = extname(import.meta.filename) === '.ts';

/**
 * The project, whose files stand in this directory: in a checkout the sources, which Jest transforms; in an installed
 * package what was built from them, which Jest would overlook below node_modules unless told otherwise.
 */
export const providerProject = {
  displayName: 'provider',
  roots: [here],
  testMatch: [`**/create.suite.${ofSources ? 'ts' : 'cjs'}`],
  testPathIgnorePatterns: [],
  testEnvironment: join(here, `environment.${ofSources ? 'ts' : 'js'}`),
  testTimeout: longest,
  haste: { retainAllFiles: true },
  transform: ofSources ? { '\\.suite\\.ts$': '@swc/jest' } : {},
};

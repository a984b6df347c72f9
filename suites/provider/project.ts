// The Jest project of the provider suites: the one that jest.config.ts names, that verify runs, and that the preset gives.
import { join } from 'node:path';
import { isCheckout, root } from '../../fixtures/installation.ts';

/** A day: the run has limits of its own. */
const longest = 86_400_000;

const here = join(root, 'suites/provider');

/**
 * The project, whose files stand in this directory: in a checkout the sources, which Jest transforms; in an installed
 * package what was built from them, which Jest ignores below node_modules by default.
 */
export const providerProject = {
  displayName: 'provider',
  roots: [here],
  testMatch: [`**/create.suite.${isCheckout ? 'ts' : 'cjs'}`],
  testPathIgnorePatterns: [],
  testEnvironment: join(here, `environment.${isCheckout ? 'ts' : 'js'}`),
  testTimeout: longest,
  // There are few files here: to start `find` takes longer than to look at them.
  haste: { retainAllFiles: true, forceNodeFilesystemAPI: true },
  transform: isCheckout ? { '\\.suite\\.ts$': '@swc/jest' } : {},
};

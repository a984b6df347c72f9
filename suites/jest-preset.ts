// The Jest preset: with `{ "preset": "userstatus-conformance" }` Jest runs the provider suites as verify does, on
// GRAPH_BASE_URL with GRAPH_TOKEN, or on the embedded tenant, and writes the same record.
import { extname, join } from 'node:path';
import { root } from '../fixtures/installation.ts';
import { providerProject } from './provider/project.ts';

const reporter = join(root, `suites/provider/reporter${extname(providerProject.testEnvironment)}`);

/** The provider suites, whose environment writes results.json, and the reporter that prints the grid. */
const preset: object = {
  ...providerProject,
  // What Jest transforms is run from its cache; its default is a folder that any user of the machine may have made.
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  reporters: ['default', reporter],
};

export default preset;

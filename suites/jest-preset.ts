// The Jest preset: with `{ "preset": "userstatus-conformance" }` Jest runs the provider suites as verify does, on
// GRAPH_BASE_URL with GRAPH_TOKEN, or on the embedded tenant, and leaves the same record.
import { extname, join } from 'node:path';
import { root } from '../fixtures/installation.ts';
import { providerProject } from './provider/project.ts';

// Of the kind that the environment is of, which it listens to.
const reporter = join(root, `reports/jest-reporter${extname(providerProject.testEnvironment)}`);

/** The provider suites, and the reporter that writes results.json and prints the grid. */
const preset: object = { ...providerProject, reporters: ['default', reporter] };

export default preset;

// The commands that users run with the package.
import packageFile from '../../package.json' with { type: 'json' };
import type { Trial } from './trial.ts';

const command = 'npx userstatus-conformance';
const { devDependencies } = packageFile;
const asTested = (...names: readonly (keyof typeof devDependencies)[]): string =>
  names.map((name) => `${name}@${devDependencies[name]}`).join(' ');

/** With only the package installed. */
export const alone: readonly Trial[] = [
  { says: 'the command says what it can do', line: `${command} --help`, saying: /verify \[options\]/ },
  { says: 'and which version it is', line: `${command} --version`, saying: new RegExp(packageFile.version) },
  {
    says: 'a requirement is explained, with the ruling it follows from',
    line: `${command} requirements bodies.withoutType`,
    saying: /ruling {4}\*\*MUST\*\*/,
  },
  {
    says: 'verify judges the embedded tenant',
    line: `${command} verify --seed 1`,
    saying: /CONFORMANT {2}(\d+) of \1\b/,
  },
  {
    says: 'a report is made of it',
    line: `${command} report html reports/runs/latest --report-dir out && ls out`,
    saying: /report\.html/,
  },
  { says: 'gate judges a client', line: `${command} gate -- node client.mjs`, saying: /CONFORMANT/ },
  {
    says: 'and catches one',
    line: `${command} gate -- node client.mjs '"three"'`,
    code: 1,
    saying: /devicesCount.type/,
  },
  {
    says: 'selftest proves the suite',
    line: `${command} selftest --fault status-200 crash-on-emoji --cases 40 --seeds 1`,
    saying: /2 of 2 faults caught/,
  },
  {
    says: 'the pinned pact is in it',
    line: `${command} pact lint node_modules/userstatus-conformance/contracts/user-status/pacts`,
  },
  { says: 'an ES module uses every entryPoint', line: 'node exports.mjs' },
  { says: 'a CommonJS module uses every entryPoint', line: 'node exports.cjs' },
  {
    says: 'without @azure/identity, --credential says what is missing',
    line: `${command} verify --target https://127.0.0.1:9/beta --credential default --yes`,
    code: 2,
    saying: /--credential needs a package that is not installed: npm install @azure\/identity/,
  },
  {
    says: 'without Pact, pact verify says what is missing',
    line: `${command} pact verify`,
    code: 2,
    saying:
      /^error: pact verify needs the package @pact-foundation\/pact-core, which is not installed: npm install .*$/m,
  },
  {
    says: 'and so does pact publish',
    line: `${command} pact publish --broker http://127.0.0.1:9 --app-version 1`,
    code: 2,
    saying: /needs the package @pact-foundation\/pact-cli, which is not installed: npm install/,
  },
  {
    says: 'without nock, the interception says what is missing',
    line: 'node intercept.cjs',
    code: 1,
    saying: /interceptUserStatuses needs the package nock, which is not installed: npm install/,
  },
];

/** With the packages that users of TypeScript, Jest and Pact install. */
export const together: readonly Trial[] = [
  {
    says: 'what is optional can be installed',
    line: `npm install ${asTested('jest', 'nock', '@pact-foundation/pact-core', '@pact-foundation/pact-cli', 'typescript', '@types/node', '@types/jest')}`,
  },
  {
    says: 'Jest runs the suites by the preset',
    line: `echo '{ "preset": "userstatus-conformance" }' > suites.json && npx jest --config suites.json`,
    saying: /CONFORMANT {2}(\d+) of \1\b[\s\S]*\d passed/,
  },
  {
    says: 'and fails on a target that is none',
    line: 'GRAPH_BASE_URL=http://127.0.0.1:9/beta GRAPH_TOKEN=token npx jest --config suites.json',
    code: 1,
    saying: /NO VERDICT/i,
  },
  { says: "a client's own Jest tests are judged", line: 'npx jest intercept.test.js', saying: /2 passed/ },
  { says: 'pact verify verifies the embedded tenant', line: `${command} pact verify`, saying: /CONFORMANT/ },
  {
    says: 'pact publish looks for its broker',
    line: `${command} pact publish --broker http://127.0.0.1:9 --app-version 1`,
    code: 3,
    saying: /cannot be reached/,
  },
  {
    says: 'types are right under node16',
    line: 'npx tsc --noEmit --strict --module node16 --target es2022 --types node,jest types.ts',
  },
  {
    says: 'in CommonJS too',
    line: 'cp types.ts types.cts && npx tsc --noEmit --strict --module node16 --target es2022 --types node,jest types.cts',
  },
  {
    says: 'and with a bundler',
    line: 'npx tsc --noEmit --strict --module preserve --moduleResolution bundler --target es2022 --types node,jest types.ts',
  },
];

/** Where a package can import only its declared dependencies, as with pnpm. */
export const strictly: readonly Trial[] = [
  { says: 'the command runs', line: `${command} verify --cases 1`, saying: /CONFORMANT/ },
  { says: 'an ES module uses every entryPoint', line: 'node exports.mjs' },
  { says: 'a CommonJS module uses every entryPoint', line: 'node exports.cjs' },
];

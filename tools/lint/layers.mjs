// The direction of imports, for dependency-cruiser (`npm run lint`). This list is the only definition; ARCHITECTURE.md
// shows it.

/** The layers, from the one that imports nothing to the one that nothing imports. Folders of one layer do not import each other. */
export const layers = [
  ['contracts'],
  ['fixtures'],
  ['engine'],
  ['client', 'pact', 'drift', 'exports'],
  ['traffic'],
  ['reports'],
  ['suites', 'index.ts', 'cli'],
  ['tools'],
];

const inside = (names) => `^(${names.join('|')})(/|$)`;
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const direction = layers.flatMap((names, place) =>
  names.map((name) => {
    const others = [...names.filter((other) => other !== name), ...layers.slice(place + 1).flat()];
    return forbid(
      `direction-${name}`,
      `A file of ${name} imports from its own layer and from earlier ones: see the list in tools/lint/layers.mjs.`,
      { path: inside([name]) },
      { path: others.length === 0 ? '$.' : inside(others) },
    );
  }),
);

// Requests go out through the connection, which needs an agreement. The others here listen on this machine, or are part of
// a client, whose user decides where it sends.
const sending = [
  '^engine/connection/',
  '^client/gate/proxy/(forward|proxy|reach)\\.ts$',
  '^fixtures/certificates/trusted-authorities\\.ts$',
  '^fixtures/tenant/(serve|listen|received|deliver)\\.ts$',
  '^pact/verify/local-server\\.ts$',
  '^traffic/proxy/(relay|reverse-proxy|server|reach-provider)\\.ts$',
  '^traffic/proxy/translate/',
  '^(tools|test-support|docs)/',
  '\\.test\\.ts$',
];

const network = [
  '^(node:)?(http|https|http2|net|tls|dgram|dns)(/promises)?$',
  '^(node_modules/)?undici',
  '^(node_modules/)?(@azure/identity|axios|got|node-fetch|ws|superagent|follow-redirects)(/|$)',
];

// What runs Pact's own programs, which send for themselves: they are given proxies of ours.
const pactPrograms = ['^pact/verify/', '^cli/pact-cli\\.ts$', '^suites/consumer/'];

export default {
  forbidden: [
    ...direction,
    forbid(
      'only-the-connection-sends',
      'Requests go to a host through engine/connection, which asks for consent and holds the secrets.',
      { path: inside(layers.flat()), pathNot: sending },
      { path: network },
    ),
    forbid(
      'only-pact-verify-runs-pact',
      "Pact's programs send requests for themselves: they run behind the proxies of pact/verify.",
      { path: inside(layers.flat()), pathNot: [...sending, ...pactPrograms] },
      { path: '^(node_modules/)?@pact-foundation/' },
    ),
    forbid(
      'test-support-is-for-tests',
      'What tests of several folders share is not for what users run.',
      { path: inside(layers.flat()), pathNot: '\\.test\\.ts$|^tools/' },
      { path: inside(['test-support']) },
    ),
    forbid('no-cycle', 'Files that import each other in a circle cannot be read on their own.', {}, { circular: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(docs|dist|coverage|reports/runs|tools/package/users)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};

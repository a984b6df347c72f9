// One way out for requests: nothing but the connection sends to a host, by whatever name the network is reached; few files
// listen, and few start a process. The linter's rules say the same of imports and of globals.
import { sources } from '../../test-support/sources.ts';

const allWith = (pattern: RegExp): string[] =>
  sources
    .filter(({ text }) => pattern.test(text.replaceAll(/^\s*(?:\/\/|\*|\/\*\*).*$/gm, '')))
    .map(({ file }) => file)
    .sort();

const filesWith = (pattern: RegExp): string[] =>
  allWith(pattern).filter((file) => !file.startsWith('engine/connection/'));

test('the sources are found', () => expect(sources.length).toBeGreaterThan(300));

test.each<[string, RegExp, readonly string[]]>([
  [
    'Node modules of the network',
    /(?:from|import\(?|load\(|require\()\s*['"](?:node:)?(?:https?2?|net|tls|dgram|dns|inspector)(?:\/promises)?['"]\s*[;)]/,
    [
      // A proxy on this machine, which reaches what --pass names for the command of a gate.
      'client/gate/proxy/forward.ts',
      'client/gate/proxy/proxy.ts',
      'client/gate/proxy/reach.ts',
      // Asks Node which authorities this machine trusts.
      'fixtures/certificates/trusted-authorities.ts',
      'fixtures/tenant/deliver.ts',
      'fixtures/tenant/listen.ts',
      'fixtures/tenant/received.ts',
      'fixtures/tenant/serve.ts',
      'pact/verify/local-server.ts',
      // A proxy on this machine before the provider that --target names.
      'traffic/proxy/reach-provider.ts',
      'traffic/proxy/relay.ts',
      'traffic/proxy/reverse-proxy.ts',
      'traffic/proxy/server.ts',
      'traffic/proxy/translate/http1-client.ts',
      'traffic/proxy/translate/http1-provider.ts',
      'traffic/proxy/translate/http2-client.ts',
      'traffic/proxy/translate/http2-provider.ts',
      'traffic/proxy/translate/http2-trailers.ts',
      'traffic/proxy/translate/translating.ts',
    ],
  ],
  // The typed client is its user's own, and sends where they say.
  [
    'globals of the network',
    /\b(?:fetch|WebSocket|EventSource|XMLHttpRequest|sendBeacon)\b(?!['"\w-])/,
    ['client/typed-client/client.ts'],
  ],
  [
    'packages of the network',
    /(?:from|import\(?|load\(|require\()\s*['"](?:undici|@azure\/identity|axios|got|ws)['"/]/,
    [],
  ],
  ['other ways to modules', /getBuiltinModule|process\.binding|eval\(|new Function/, []],
])('outside of the connection only these files know %s', (_, pattern, files) =>
  expect(filesWith(pattern)).toEqual(files),
);

test('agreements are made in few places', () => {
  expect(filesWith(/\bagreeOnThisMachine\(/)).toEqual(['engine/selftest/trial.ts']);
  expect(filesWith(/\bagree\(/)).toEqual(['cli/broker.ts', 'cli/consent.ts', 'suites/provider/jest-options.ts']);
  expect(filesWith(/\bsecretsOf\(/)).toEqual([]);
});

// A connection that is opened in another way forgets a proxy, or an authority to trust.
describe('within the connection', () => {
  const folder = 'engine/connection';

  test.each<[string, RegExp, readonly string[]]>([
    // Those of a proxy speak over a socket that they are given.
    [
      'open sockets',
      /\bimport \{[^}]*\bconnect\b[^}]*\} from 'node:(?:net|tls|http2)'/,
      ['network.ts', 'traffic/proxy/translate/http2-provider.ts'],
    ],
    [
      'send with Node',
      /\bimport \{[^}]*\brequest\b[^}]*\} from 'node:https?'/,
      ['tunnel.ts', 'traffic/proxy/translate/http1-provider.ts'],
    ],
    ['make connectors', /\bbuildConnector\(/, ['network.ts', 'tunnel.ts']],
    ['make agents of undici', /new (?:Agent|Client|ProxyAgent|EnvHttpProxyAgent|RetryAgent)\(/, ['network.ts']],
    ['make pools of undici', /new (?:Balanced)?Pool\(/, ['connect.ts']],
    [
      'send with undici',
      /import \{[^}]*\b(?:fetch|request|stream|pipeline)\b[^}]*\} from 'undici'/,
      ['ask-origin.ts', 'read-document.ts', 'wait-for.ts'],
    ],
    ['make agents of Node', /extends Http/, ['login-agents.ts']],
    ['take whole modules of the network', /import \* as \w+ from '(?:node:(?:net|tls|https?2?)|undici)'/, []],
  ])('only these files %s', (_, pattern, files) =>
    expect(allWith(pattern)).toEqual(files.map((file) => (file.includes('/') ? file : `${folder}/${file}`))),
  );

  test.each(['ask-origin', 'read-document', 'wait-for'])('%s sends through a dispatcher of the network', (name) => {
    const text = sources.find(({ file }) => file === `${folder}/${name}.ts`)?.text ?? '';
    expect(text).toMatch(/dispatcher = dispatcherTo\(/);
    expect(text.match(/\b(?:fetch|request)\(/g)).toHaveLength(1);
    expect(text).toMatch(/\b(?:fetch|request)\([\s\S]{0,400}?\bdispatcher,?\b/);
  });

  test('pools take the connector of the network', () =>
    expect(sources.find(({ file }) => file === `${folder}/connect.ts`)?.text).toMatch(
      /connectorTo\(agreement\.url, agreement\.network/,
    ));
});

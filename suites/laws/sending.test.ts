// One way out for requests: nothing but the connection sends to a host, by whatever name the network is reached; few files
// listen, and few start a process. The linter's rules say the same of imports and of globals.
import { sources } from '../../test-support/sources.ts';

const filesWith = (pattern: RegExp): string[] =>
  sources
    .filter(({ text }) => pattern.test(text.replaceAll(/^\s*(?:\/\/|\*|\/\*\*).*$/gm, '')))
    .map(({ file }) => file)
    .filter((file) => !file.startsWith('engine/connection/'))
    .sort();

test('the sources are found', () => expect(sources.length).toBeGreaterThan(300));

test.each<[string, RegExp, readonly string[]]>([
  [
    'Node modules of the network',
    /(?:from|import\(?|load\(|require\()\s*['"](?:node:)?(?:https?2?|net|tls|dgram|dns|inspector)(?:\/promises)?['"]\s*[;)]/,
    [
      // Asks Node which authorities this machine trusts.
      'fixtures/certificates/trusted-authorities.ts',
      'fixtures/tenant/deliver.ts',
      'fixtures/tenant/listen.ts',
      'fixtures/tenant/received.ts',
      'fixtures/tenant/serve.ts',
      'pact/verify/local-server.ts',
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

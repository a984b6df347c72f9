// Commands for PowerShell, read by its rules (about_Parsing, about_Quoting_Rules): what curl.exe and npx get is what was meant.
import fc from 'fast-check';
import type { Request } from '../../contracts/judging/exchange.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import type { Started } from '../../engine/campaign/run-event.ts';
import { powerShellWord } from '../../engine/output/powershell-word.ts';
import { curlOf } from './curl.ts';
import { replayOf } from './keep.ts';

type Variables = Readonly<Record<string, string>>;

const literal = /^'((?:[^'\u2018-\u201b]|(['\u2018-\u201b])\2)*)'/;
const encoded = /^\[Text\.Encoding\]::UTF8\.GetString\(\[Convert\]::FromBase64String\('([\w+/=]*)'\)\)/;

/** The value of an expression, and what follows it. */
const valueAt = (text: string, variables: Variables): readonly [value: string, rest: string] => {
  const quoted = literal.exec(text);
  if (quoted) return [(quoted[1] ?? '').replaceAll(/(['\u2018-\u201b])\1/g, '$1'), text.slice(quoted[0].length)];
  const hidden = encoded.exec(text);
  if (hidden) return [Buffer.from(hidden[1] ?? '', 'base64').toString(), text.slice(hidden[0].length)];
  const [whole = '', name = ''] = /^\$(?:env:)?([\w.]+)/.exec(text) ?? [];
  if (whole === '') throw new Error(`no expression: ${text}`);
  return [variables[name] ?? '', text.slice(whole.length)];
};

const sumAt = (text: string, variables: Variables): readonly [string, string] => {
  const [value, rest] = valueAt(text, variables);
  if (rest.startsWith(')')) return [value, rest.slice(1)];
  const [more, after] = sumAt(rest.slice(' + '.length), variables);
  return [value + more, after];
};

/** The words of a command. */
const wordsOf = (text: string, variables: Variables): string[] => {
  if (text === '') return [];
  const [bare = ''] = /^[\w.-]+(?= |$)/.exec(text) ?? [];
  const [word, rest] =
    bare === ''
      ? text.startsWith('(')
        ? sumAt(text.slice(1), variables)
        : valueAt(text, variables)
      : [bare, text.slice(bare.length)];
  if (rest !== '' && !rest.startsWith(' ')) throw new Error(`two words touch: ${rest}`);
  return [word, ...wordsOf(rest.slice(1), variables)];
};

const request: Request = {
  method: 'POST',
  path: '/a?$top=1',
  headers: { authorization: 'Bearer $GRAPH_TOKEN', accept: 'application/json' },
  body: '{"name":"it’s \'x\'"}',
};

test('any text is one word', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, value) => {
      const parts = [text, { variable: 'SECRET', says: 'is not set' }];
      expect(wordsOf(powerShellWord([text]), {})).toEqual([text]);
      expect(wordsOf(powerShellWord(parts), { SECRET: value })).toEqual([text + value]);
    }),
    { seed: 22 },
  ));

test('curl.exe gets the request, and the body from a file', () => {
  const command = curlOf('https://gw.example/beta', request, { shell: 'powershell' });
  const [check, file, write = '', run = ''] = command.split('; ');
  expect([check, file]).toEqual([
    "if (-not $env:GRAPH_TOKEN) { throw 'GRAPH_TOKEN is not set' }",
    '$body = New-TemporaryFile',
  ]);
  const [, written = ''] = /^\[IO\.File\]::WriteAllText\(\$body\.FullName, (.*)\)$/.exec(write) ?? [];
  expect(valueAt(written, {})[0]).toBe(request.body);
  expect(wordsOf(run, { GRAPH_TOKEN: 't', 'body.FullName': 'C:\\a b\\x.tmp' })).toEqual([
    ...['curl.exe', '-qgsSi', '--http1.1', '--path-as-is', '--noproxy', '*', '-X', 'POST'],
    'https://gw.example/beta/a?$top=1',
    ...['-H', 'authorization: Bearer t', '-H', 'accept: application/json'],
    ...['-H', 'User-Agent:', '-H', 'Content-Type:', '--data-binary', '@C:\\a b\\x.tmp'],
  ]);
});

test('bytes that are not text go through Base64', () => {
  const body = Buffer.from([0xff, 0, 0x41]);
  const command = curlOf('https://gw.example', { ...request, body }, { shell: 'powershell' });
  expect(command).toContain(
    `[IO.File]::WriteAllBytes($body.FullName, [Convert]::FromBase64String('${body.toString('base64')}'))`,
  );
});

test('a header with a double quote is refused: Windows PowerShell would lose it', () => {
  const quoted = { ...request, headers: { 'if-match': 'W/"1"' } };
  expect(curlOf('https://gw.example', quoted, { shell: 'powershell' })).toMatch(/^none: .*double quote/);
});

const route = {
  ca: ['C:\\certs\\our ca.pem'],
  cert: 'me.pem',
  key: 'me.key',
  proxy: 'HTTPS_PROXY',
  headers: { 'X-Key': '$' + '{APIM_KEY}', 'X-Own': undefined },
  query: ['api-version=1', 'code=[9 characters not shown]'],
};

test('both shells get what the target needs', () => {
  const posix = curlOf('https://gw.example/beta', { ...request, path: '/a' }, { route, shell: 'posix' });
  expect(posix).toContain(
    `--proxytunnel --proxy "\${HTTPS_PROXY:?is not set}" --cacert 'C:\\certs\\our ca.pem' --cert 'me.pem' --key 'me.key'`,
  );
  expect(posix).toContain(
    `-H 'X-Key: '"\${APIM_KEY:?is not set}" -H 'X-Own: '"\${SECRET_X_OWN:?is not in the report}"`,
  );
  expect(posix).toContain(`'https://gw.example/beta/a?api-version=1&code='"\${SECRET_CODE:?is not in the report}"`);
  const variables = { APIM_KEY: 'k', SECRET_X_OWN: 'o', SECRET_CODE: 'c', HTTPS_PROXY: 'http://p:1', GRAPH_TOKEN: 't' };
  const run =
    curlOf('https://gw.example/beta', { ...request, path: '/a' }, { route, shell: 'powershell' })
      .split('; ')
      .at(-1) ?? '';
  const words = wordsOf(run, { ...variables, 'body.FullName': 'f' });
  expect(words).toEqual(
    expect.arrayContaining([
      'http://p:1',
      'C:\\certs\\our ca.pem',
      'X-Key: k',
      'X-Own: o',
      'https://gw.example/beta/a?api-version=1&code=c',
    ]),
  );
});

const started: Started = {
  kind: 'started',
  target: 'https://gw.example/beta',
  embedded: false,
  settings: {
    contract: userStatus,
    seed: 7,
    strict: false,
    failOnFlaky: false,
    waivers: [],
    required: [],
    config: 'C:\\my files\\c.yaml',
    route,
  },
};

test('a replay names the files, and asks for what is not shown', () => {
  const id = 'bodies.empty@deviceConfiguration#e0';
  expect(replayOf(started, id, 'posix')).toBe(
    `npx userstatus-conformance verify --target 'https://gw.example/beta?api-version=1&code='"\${SECRET_CODE:?is not in the report}" --ca 'C:\\certs\\our ca.pem' --cert 'me.pem' --key 'me.key' --config 'C:\\my files\\c.yaml' --seed 7 --case '${id}'`,
  );
  const [check, line = ''] = replayOf(started, id, 'powershell').split('; ');
  expect(check).toBe("if (-not $env:SECRET_CODE) { throw 'SECRET_CODE is not in the report' }");
  expect(wordsOf(line, { SECRET_CODE: 'c' })).toEqual([
    ...['npx', 'userstatus-conformance', 'verify', '--target', 'https://gw.example/beta?api-version=1&code=c'],
    ...['--ca', 'C:\\certs\\our ca.pem', '--cert', 'me.pem', '--key', 'me.key', '--config', 'C:\\my files\\c.yaml'],
    ...['--seed', '7', '--case', id],
  ]);
});

// What is printed is escaped, has lost the secrets that are held, and gives no orders to a CI.
import { Writable } from 'node:stream';
import { holdEnvironment, holdSecrets, withoutHeldSecretsIn } from './held-secrets.ts';
import { painted, unpainted, withColours } from './paint.ts';
import { shownLines, terminalSize, writeLines } from './terminal.ts';

const sink = (): Writable & { readonly text: () => string } => {
  const parts: string[] = [];
  const stream = new Writable({
    write: (chunk, _, done) => {
      parts.push(String(chunk));
      done();
    },
  });
  return Object.assign(stream, { text: () => parts.join('') });
};

const shown = (text: string): string => shownLines(text, sink());

test.each([
  ['an escape', 'a\u001b[2Jb', 'a\\u001b[2Jb\n'],
  ['a line end', 'a\n::error::b\r\nc', 'a\\n::error::b\\r\\nc\n'],
  ['a command of GitHub Actions', '::set-output name=x::y', '\\u003a:set-output name=x::y\n'],
  ['the same behind white space', '\u00a0 ::error::b', '\u00a0 \\u003a:error::b\n'],
  ['an older one, within a line', 'a ##[add-path]/tmp', 'a #\\u0023[add-path]/tmp\n'],
  ['one of Azure Pipelines', '##vso[task.setvariable variable=a]b', '#\\u0023vso[task.setvariable variable=a]b\n'],
  ['one of TeamCity', 'a###teamcity[buildStop]', 'a##\\u0023teamcity[buildStop]\n'],
])('%s is printed as text', (_, text, expected) => expect(shown(text)).toBe(expected));

test.each([
  [
    { rows: 24, columns: 80 },
    { rows: 24, columns: 80 },
  ],
  [{ rows: 0, columns: 0 }, undefined],
  [{}, undefined],
])('a terminal of %j has the size %j', (stream, size) => expect(terminalSize(stream)).toEqual(size));

test('lines are written one by one', () => {
  const stream = sink();
  writeLines(stream, ['a', '', 'b']);
  writeLines(stream, []);
  expect(stream.text()).toBe('a\n\nb\n');
});

test('the name of a way to log in is no secret', () => {
  holdEnvironment({ GRAPH_CREDENTIAL: 'default' });
  expect(shown('the default is 10')).toBe('the default is 10\n');
});

describe('colours', () => {
  const line = `${painted('red', '::a\u001b[31m')} b`;

  test('of our own are shown, those within a text are not', () => {
    const terminal = Object.assign(sink(), { isTTY: true });
    expect(shownLines(line, terminal)).toBe('\u001b[31m\\u003a:a\\u001b[31m\u001b[39m b\n');
    expect(withColours(painted(['bold', 'green'], 'ok'))).toBe('\u001b[1m\u001b[32mok\u001b[39m\u001b[22m');
  });

  test('are left out where a stream shows none', () => {
    expect(shown(line)).toBe('\\u003a:a\\u001b[31m b\n');
    expect(unpainted(line)).toBe('::a\u001b[31m b');
  });
});

describe('a secret that is held', () => {
  const secret = 'Zm9vYmFy-held-0123456789';
  beforeAll(() => {
    holdSecrets([secret, undefined, '', 'embedded-tenant-token']);
    holdEnvironment({ NPM_TOKEN: 'npm_0123456789abcdef', SOME_TOKEN: 'compliant', HOME: '/home/of-somebody-else' });
  });

  test('is not printed', () => {
    expect(shown(`a ${secret} b npm_0123456789abcdef`)).toBe('a [redacted] b [redacted]\n');
  });

  test('is in no JSON, in values and names', () => {
    expect(withoutHeldSecretsIn({ a: [`x${secret}`, 1, null], [secret]: true })).toEqual({
      a: ['x[redacted]', 1, null],
      '[redacted]': true,
    });
  });

  test('is not what anybody knows', () => {
    expect(shown('embedded-tenant-token compliant /home/of-somebody-else')).toBe(
      'embedded-tenant-token compliant /home/of-somebody-else\n',
    );
  });
});

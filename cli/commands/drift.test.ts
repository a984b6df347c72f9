// `drift` as a command: files and URLs, output, exit codes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { NoVerdict, WrongUse } from '../../engine/settings/errors.ts';
import { run } from '../../test-support/command.ts';
import { changed, metadata, openApi } from '../../test-support/descriptions.ts';
import { listen, type Server } from '../../test-support/server.ts';
import { runDrift } from './run-drift.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-drift-'));
afterAll(() => rmSync(directory, { recursive: true }));

const written = (name: string, text: string | Uint8Array): string => {
  const file = join(directory, name);
  writeFileSync(file, text);
  return file;
};

const count = '<Property Name="devicesCount" Type="Edm.Int32" Nullable="false" />';
const same = written('same.xml', metadata);
const wider = written('wider.xml', changed(metadata, count, count.replace('Int32', 'Int64')));
const grown = written(
  'grown.xml',
  changed(metadata, count, `${count}<Property Name="user|Id&#10;x" Type="Edm.String" />`),
);

const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/$metadata': (response) => response.end(metadata),
  '/zipped': (response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(metadata)),
  '/moved': (response) => response.writeHead(302, { location: '/$metadata' }).end(),
  '/round': (response) => response.writeHead(302, { location: '/round' }).end(),
  '/page': (response) => response.end('<!DOCTYPE html><html></html>'),
  '/broken': (response) => {
    response.writeHead(200, { 'content-length': 1_000_000 });
    response.write('<edmx:Edmx');
    response.socket?.destroySoon();
  },
};

let server: Server;
const asked: (string | undefined)[] = [];
beforeAll(async () => {
  server = await listen((request, response) => {
    asked.push(request.headers.authorization);
    const answer = answers[(request.url ?? '').replace(/\?.*/, '')];
    if (answer === undefined) response.writeHead(404).end();
    else answer(response);
  });
});
afterAll(() => server.close());

/** Runs the command in this process: its exit code, and what it prints. */
const drift = async (options: Parameters<typeof runDrift>[0]): Promise<{ code: number; stdout: string }> => {
  const printed: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  try {
    return { code: await runDrift(options), stdout: printed.join('') };
  } finally {
    write.mockRestore();
  }
};

test('metadata that agrees: 0, with what it says of each path', async () => {
  const { code, stdout, stderr } = await run(['drift', '--metadata', same]);
  expect(stderr).toBe('');
  expect(stdout).toContain('same.xml: CSDL 4 (XML)\n');
  expect(stdout).toMatch(/\/userStatuses\n {4}allowed; insertable: unstated \(line \d+\)\n/);
  expect(stdout).toContain('contradicted: microsoft.graph.deviceConfiguration does not declare rootCertificate');
  expect(stdout).toContain('\nCreates that it allows: 5, of which beyond the page: 0\n');
  expect(stdout).toMatch(/\n0 breaking, 0 weakening, 0 growth, 3 notice\n$/);
  expect(code).toBe(0);
});

test('breaking drift: 1, with its place and what it means', async () => {
  const { code, stdout } = await run(['drift', '--metadata', wider]);
  expect(stdout).toMatch(
    /breaking property\.type\n {2}devicesCount: is Edm\.Int64; the contract has an Int32 \(line \d+\)\n {2}provider: .+\n {2}client: .+\n {2}pact: .+\n/,
  );
  expect(code).toBe(1);
});

test('growth: 0; a name of the description cannot begin a line, nor a cell', async () => {
  const text = await drift({ metadata: grown });
  expect(text.stdout).toContain('  user|Id\\nx: is new (Edm.String)');
  expect(text.code).toBe(0);
  const markdown = await drift({ metadata: grown, markdown: true });
  expect(markdown.stdout).toContain('| growth | user\\|Id x\\: is new (Edm.String) |');
  expect(markdown.code).toBe(0);
});

test('--json gives the comparison as data', async () => {
  const { code, stdout } = await drift({ metadata: wider, json: true });
  const { drifts, paths, allowed, beyond, elsewhere, source, format } = JSON.parse(stdout);
  expect([source, format]).toEqual([wider, 'CSDL 4 (XML)']);
  expect(drifts[0]).toMatchObject({ id: 'property.type', kind: 'breaking', means: { pact: expect.any(String) } });
  expect(paths).toHaveLength(8);
  expect([allowed, beyond, elsewhere]).toEqual([5, [], []]);
  expect(code).toBe(1);
});

test('an OpenAPI description that agrees: 0', async () => {
  const file = written('openapi.yaml', openApi(Object.values(userStatus.paths.templates)));
  const { code, stdout } = await drift({ openapi: file });
  expect(stdout).toContain('OpenAPI 3.0.4');
  expect(code).toBe(0);
});

test('a URL is read without a token, and shown without its query', async () => {
  const { code, stdout } = await run(['drift', '--metadata', `${server.url}/$metadata?key=secret`], {
    GRAPH_TOKEN: 'a-token-of-tests',
  });
  expect(stdout).toContain('0 breaking');
  expect(stdout).not.toContain('secret');
  expect(code).toBe(0);
  expect(asked).toEqual([undefined]);
});

test.each(['/zipped', '/moved'])('reads %s of a server', async (path) =>
  expect(await drift({ metadata: server.url + path })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('0 breaking'),
  }),
);

test('a URL that cannot be read: 3', async () => {
  const { code, stdout, stderr } = await run(['drift', '--metadata', `${server.url}/missing`]);
  expect(stderr).toMatch(
    /^no verdict: http:\/\/127\.0\.0\.1:\d+\/missing cannot be read: the answer has the status 404/,
  );
  expect(stdout).toBe('');
  expect(code).toBe(3);
});

const unread = (url: string): Promise<unknown> => drift({ metadata: url }).catch((error: unknown) => error);

test.each([
  ['/round', 'it redirects more than 5 times'],
  ['/broken', 'cannot be read'],
])('there is no verdict on %s', async (path, why) => {
  const error = await unread(server.url + path);
  expect(error).toBeInstanceOf(NoVerdict);
  expect(error).toMatchObject({ message: expect.stringMatching(`${server.url}${path} .*${why}`) });
});

test('there is no verdict on a server that is not there', async () => {
  const gone = await listen((_, response) => response.end());
  gone.close();
  const error = await unread(`${gone.url}/metadata`);
  expect(error).toBeInstanceOf(NoVerdict);
  expect(error).toMatchObject({ message: expect.stringMatching(/\/metadata cannot be read: .*ECONNREFUSED/) });
});

test('a file that is no description is wrong use: 2', async () => {
  const { code, stderr, stdout } = await run(['drift', '--metadata', 'README.md']);
  expect(stderr).toMatch(/^error: --metadata: README\.md is not a description that can be compared: /);
  expect(stderr).not.toMatch(/ at .*\.ts/);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

const swagger = written('swagger.json', '{"openapi":"3.1.0","components":{}}');
test.each([
  ['no description', {}, 'one description'],
  ['two descriptions', { metadata: same, openapi: same }, 'one description'],
  ['two outputs', { metadata: same, json: true, markdown: true }, 'one thing: --json, --markdown or --propose'],
  ['a file that is not there', { metadata: 'nowhere.xml' }, 'nowhere.xml cannot be read: there is no such file'],
  ['a directory', { metadata: directory }, 'it is a directory'],
  ['metadata where OpenAPI is expected', { openapi: same }, 'it is XML; metadata is read with --metadata'],
  ['OpenAPI where metadata is expected', { metadata: swagger }, 'it is an OpenAPI description, which --openapi reads'],
  ['a document that is cut short', { metadata: written('cut.xml', metadata.slice(0, 900)) }, 'line '],
  ['a compressed file', { metadata: written('zipped.xml.gz', gzipSync(metadata)) }, 'it is compressed with gzip'],
  ['a URL with a password', { metadata: 'http://ann:secret@127.0.0.1/' }, 'must not hold a user or password'],
])('%s is wrong use', async (_, options, why) => {
  const error = await drift(options).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(WrongUse);
  expect(error).toMatchObject({ message: expect.stringContaining(why) });
  expect(error).not.toMatchObject({ message: expect.stringContaining('secret') });
});

test('a page of HTML from a URL is not a description', async () => {
  const error = await unread(`${server.url}/page`);
  expect(error).toBeInstanceOf(WrongUse);
  expect(error).toMatchObject({ message: expect.stringContaining('it is a page of HTML') });
});

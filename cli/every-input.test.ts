// Every command with every kind of file that it cannot use: one of few sentences and exit code 2 or 3, and no stack trace.
// A quarter of the pairs each day.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Ran, run } from '../test-support/command.ts';
import { shareOfDay } from '../test-support/share-of-day.ts';

jest.setTimeout(300_000);

const root = join(__dirname, '..');
const directory = mkdtempSync(join(tmpdir(), 'userstatus-inputs-'));
const at = (name: string): string => join(directory, name);
const written = (name: string, content: string | Uint8Array): string => {
  writeFileSync(at(name), content);
  return at(name);
};
const deep = (open: string, close: string): string => `${open.repeat(100_000)}1${close.repeat(100_000)}`;

const inputs = {
  'is not there': at('none'),
  'is below a file': join(written('plain', 'x'), 'below'),
  'is a directory': at('directory'),
  'is a circle of links': at('circle'),
  'is a socket': at('socket'),
  'is not for this user': written('unreadable', '{}'),
  'is huge': written('huge', ''),
  'never ends': '/dev/zero',
  'is binary': written('binary', Buffer.from(Array.from({ length: 4_096 }, (_, index) => (index * 97) % 256))),
  'is empty': written('empty.json', ''),
  'is white space': written('blank.json', ' \n\n'),
  'is cut off': written('cut.json', '{"consumer": {"name": "a'),
  'is null': written('null.json', 'null\n'),
  'is a number': written('number.json', '1e999\n'),
  'is a list': written('list.json', '[null]\n'),
  'is an empty object': written('object.json', '{}\n'),
  'is of 100,000 levels of lists': written('lists.json', deep('[', ']')),
  'is of 100,000 levels of objects': written('objects.json', deep('{"a":', '}')),
  'names what objects inherit': written(
    'inherited.json',
    '{"__proto__":{"a":1},"constructor":{"prototype":1},"toString":1,"hasOwnProperty":null,"then":1}\n',
  ),
} as const;
type Input = keyof typeof inputs;

mkdirSync(at('directory'));
symlinkSync(at('circle'), at('circle'));
truncateSync(inputs['is huge'], 600 * 1024 * 1024);
chmodSync(inputs['is not for this user'], 0o000);
// For users other than root, who may read everything.
chmodSync(directory, 0o755);

const socket = createServer();
beforeAll(async () => {
  socket.listen(at('socket'));
  await once(socket, 'listening');
});
afterAll(() => {
  socket.close();
  rmSync(directory, { recursive: true });
});

/** A configuration or a module that says nothing is lawful. */
const nothing: readonly Input[] = ['is empty', 'is white space', 'is null', 'is an empty object'];

type Taking = { readonly args: readonly string[]; readonly lawful?: readonly Input[] };
const taking = (command: string, lawful: readonly Input[] = []): Taking => ({ args: command.split(' '), lawful });

const out = at('out');
const commands: readonly Taking[] = [
  taking('verify --dry-run --config FILE', nothing),
  taking('verify --dry-run --replay FILE'),
  taking('verify --dry-run --requirements FILE'),
  taking(`verify --report-dir FILE --only paths.example --cases 0`, ['is not there', 'is a directory']),
  taking('cleanup FILE'),
  taking(`judge FILE --report-dir ${out}`),
  taking('report FILE'),
  taking(`report html FILE --report-dir ${out}`),
  taking(`report merge FILE --report-dir ${out}`),
  taking('report diff FILE FILE'),
  taking('pact lint FILE'),
  taking(`pact verify FILE --report-dir ${out}`),
  taking(`pact verify --states FILE --report-dir ${out}`, ['is empty', 'is white space']),
  taking(`gate --report-dir ${out} -- FILE`),
  taking('gate --report-dir FILE -- true', ['is not there', 'is a directory']),
  taking('drift --metadata FILE'),
  taking('drift --openapi FILE'),
  taking('discover --out FILE', ['is not there']),
];

const { GRAPH_TOKEN: _token, GRAPH_BASE_URL: _url, ...clean } = process.env;
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** Runs the command in a process of its own, as another user where this one may read everything. */
const runAsNobody = async (args: readonly string[]) => {
  const child = spawn(process.execPath, ['cli/main.ts', ...args], {
    cwd: root,
    env: clean,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000,
    ...nobody,
  });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: Number(code), stdout, stderr };
};

const isShort = (said: string): boolean => said.trim().split('\n').length <= 6 && said.length < 4_000;

/** What is wrong with how a command ended, if anything. */
const wrongWith = ({ code, stdout, stderr }: Ran): string | undefined => {
  const said = stdout + stderr;
  const isRefused = code === 2 || code === 3;
  const isPlain =
    said.trim() !== '' && isShort(said) && !/^ {4}at |this is a bug|Maximum call stack|\[object /m.test(said);
  return isRefused && isPlain ? undefined : `${code}: ${said.slice(0, 300)}`;
};

const isInput = (name: string): name is Input => Object.hasOwn(inputs, name);
const names = Object.keys(inputs).filter(isInput);

const today = shareOfDay(4);
const titled = commands.map(
  (command, row) => [command.args.join(' ').replaceAll(directory, ''), command, row] as const,
);

test.each(titled)(`%s (${today.name})`, async (_, { args, lawful = [] }, row) => {
  const wrong: Record<string, string> = {};
  for (const name of names.filter((one, column) => !lawful.includes(one) && today.isTried(row + column))) {
    const runFor = name === 'is not for this user' ? runAsNobody : run;
    const found = wrongWith(await runFor(args.map((word) => (word === 'FILE' ? inputs[name] : word))));
    if (found !== undefined) wrong[name] = found;
  }
  expect(wrong).toEqual({});
});

test('nothing was written beside the files', () =>
  expect(readdirSync(directory).filter((name) => name.includes('partial'))).toEqual([]));

// Both values of what differs by platform, on this machine.
import { sources } from '../../test-support/sources.ts';
import { platformNamed } from './platform.ts';

const files = new Set([
  'C:\\Program Files\\nodejs\\npm.cmd',
  'C:\\Windows\\node.exe',
  'D:\\a b\\tool.bat',
  'x.cmd',
  'C:\\Windows\\python3.11.exe',
]);
const windows = platformNamed('win32', (file) => files.has(file));
const environment = {
  Path: 'C:\\Windows;C:\\Program Files\\nodejs',
  PATHEXT: '.COM;.EXE;.BAT;.CMD',
  ComSpec: 'C:\\cmd.exe',
};

/** What the line after `/c` says, once cmd.exe and then the batch file's cmd.exe have taken the carets. */
const unescaped = (text: string): string => text.replaceAll(/\^(.)/g, '$1').replaceAll(/\^(.)/g, '$1');

test.each(['linux', 'darwin', 'freebsd'] as const)('%s starts a command as it is, in a group of its own', (name) => {
  const { start, hasGroups, hasProc, shell, endTree, signals, passesSignals } = platformNamed(name);
  expect(start(['npm', 'test', 'a b'], {})).toEqual({ file: 'npm', args: ['test', 'a b'] });
  expect([signals, passesSignals]).toEqual([['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'], true]);
  expect({ hasGroups, hasProc, shell, endTree }).toEqual({
    hasGroups: true,
    hasProc: name === 'linux',
    shell: 'posix',
  });
});

test('on Windows alone a backslash is between the parts of a path', () => {
  expect(windows.withSlashes('C:\\my src\\*.ts')).toBe('C:/my src/*.ts');
  expect(platformNamed('darwin').withSlashes('a\\b')).toBe('a\\b');
});

test('a console of Windows sends its own signals to all', () => {
  expect(windows.signals).toEqual(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK']);
  expect(windows.passesSignals).toBe(false);
});

test('Windows has no groups, and ends a tree by a program', () => {
  const { hasGroups, hasProc, shell, endTree } = windows;
  expect([hasGroups, hasProc, shell]).toEqual([false, false, 'powershell']);
  expect(endTree?.(7)).toEqual({ file: 'taskkill', args: ['/PID', '7', '/T', '/F'] });
});

test.each<[readonly string[], string, readonly string[]]>([
  [['node', 'a b', '"'], 'C:\\Windows\\node.exe', ['a b', '"']],
  [['C:\\Windows\\node.exe', 'x'], 'C:\\Windows\\node.exe', ['x']],
  [['python3.11', '-m', 'pytest'], 'C:\\Windows\\python3.11.exe', ['-m', 'pytest']],
  [['none', 'x'], 'none', ['x']],
])('on Windows %j starts a program', (command, file, args) =>
  expect(windows.start(command, environment)).toEqual({ file, args }),
);

test.each<[readonly string[], string]>([
  [['npm', 'test'], '"C:\\Program Files\\nodejs\\npm.cmd "test""'],
  [['npm.cmd', 'a b'], '"C:\\Program Files\\nodejs\\npm.cmd "a b""'],
  [['D:\\a b\\tool', '%PATH%', 'a&b'], '"D:\\a b\\tool.bat "%PATH%" "a&b""'],
  [['x', 'say "hi"', 'end\\'], '"x.cmd "say \\"hi\\"" "end\\\\""'],
])('on Windows %j starts a batch file by cmd.exe', (command, line) => {
  const { file, args, windowsVerbatimArguments } = windows.start(command, environment);
  const [, , , last = ''] = args;
  expect([file, args.slice(0, 3), windowsVerbatimArguments]).toEqual(['C:\\cmd.exe', ['/d', '/s', '/c'], true]);
  expect(unescaped(last)).toBe(line);
  expect(last.replaceAll(/\^./g, '')).not.toMatch(/[&%|<>]/);
});

test('no other file looks at the platform', () =>
  expect(
    sources
      .filter(({ text }) => /process\.platform|os\.platform\(/.test(text.replaceAll(/^\s*\/\/.*$/gm, '')))
      .map(({ file }) => file),
  ).toEqual(['engine/settings/platform.ts']));

// Secrets in the words of a command are not kept: a shell asks for them when it is run again.
import { shownCommand, shownWords } from './shown-command.ts';

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhYmMifQ.c2lnbmF0dXJl0WithMoreThanThat';

/** The variable that stands for a word, by its number. */
const hidden = (word: number): string => ['"$', `{SECRET_${word}:?is not in the report}"`].join('');

test.each([
  [['npm', 'test'], 'npm test'],
  [['node', '--test', 'a b.js', '--reporter=spec'], "node --test 'a b.js' --reporter=spec"],
  [['client', '--token', 'abc'], `client --token ${hidden(3)}`],
  [['client', '--api-key=abc'], `'--api-key='${hidden(2)}`],
  [['env', 'GRAPH_TOKEN=abc', 'x'], `'GRAPH_TOKEN='${hidden(2)}`],
  [['curl', '-u', 'me:abc'], hidden(3)],
  [['curl', '-H', 'X-Api-Key: abc'], `'X-Api-Key: '${hidden(3)}`],
  [['curl', '-H', 'authorization: Bearer abc'], `'authorization: Bearer '${hidden(3)}`],
  [['curl', 'https://me:abc@a.example/b?sig=abc&$top=1'], 'https://a.example/b?sig='],
  [['sh', '-c', 'curl -H "Ocp-Apim-Subscription-Key: abc" x'], `${hidden(3)}'" x'`],
  [['sh', '-c', 'TOKEN=abc npm test'], `'TOKEN='${hidden(3)}' npm test'`],
  [['client', jwt], hidden(2)],
  [['client', 'ghp_Ab1cdefghijklmnopqrstuvwxyz0123456789'], `'ghp_'${hidden(2)}`],
  [['client', 'deadbeefdeadbeefdeadbeefdeadbeef'], hidden(2)],
])('%j', (words, expected) => {
  const command = shownCommand(words);
  expect(command).toContain(expected);
  expect(command).not.toMatch(/\babc\b|eyJzdWI|deadbeef/);
});

test('what is no secret stays as it is', () => {
  const words = [
    'npx',
    'jest',
    '/home/Me/src/AVeryLongNameOfATest.test.ts',
    '6f1a2b3c-0000-4000-8000-000000000000',
    '/tmp/userstatus-gate-gUD14I/report',
    '-t',
    'a token',
    '--credential',
    'client-secret',
  ];
  expect(shownWords(words)).toEqual(words);
});

test.each([
  [['a\nb'], "\"$(printf '%b' 'a\\0012b')\""],
  [['~', '!x', '=ls'], "'~' '!x' '=ls'"],
  [['a\u202e'], "\"$(printf '%b' 'a\\0342\\0200\\0256')\""],
  [['a\n'], 'none: no argument can end with a line end'],
])('%j is a word for a shell', (words, command) => expect(shownCommand(words)).toBe(command));

test('for PowerShell, words are quoted by its rules, and variables are its own', () =>
  expect(shownCommand(['gate', '--', 'npm', 'a b', "it's", '--token=abcdefgh'], 'powershell')).toBe(
    "gate '--' npm 'a b' 'it''s' ('--token=' + $env:SECRET_6)",
  ));

test('the hosts that the gate may reach are shown, and the password of the command that it runs is not', () => {
  const words = ['gate', '--pass', 'a.example', '--pass=b.example', '--', 'client', '--pass', 'abc'];
  expect(shownCommand(words)).toBe(`gate --pass a.example --pass=b.example -- client --pass ${hidden(8)}`);
  expect(shownCommand(['gate', '--serve', '--pass', 'a.example'])).toBe('gate --serve --pass a.example');
  expect(shownCommand(['client', '--pass', 'abc'])).toBe(`client --pass ${hidden(3)}`);
});

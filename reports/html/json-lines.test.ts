// A body is shown one member a line, and nothing of it is changed but white space.
import { jsonLines } from './json-lines.ts';

const shown = (text: string): string | undefined =>
  jsonLines(text)
    ?.map((line) => line.text)
    .join('\n');

test('one member a line, with the member that each line belongs to', () => {
  expect(jsonLines('{"a":1.0,"b":{"c":[]},"a":"x,{}\\"y"}')).toEqual([
    { text: '{', member: undefined },
    { text: '  "a": 1.0,', member: 'a' },
    { text: '  "b": {', member: 'b' },
    { text: '    "c": []', member: 'b' },
    { text: '  },', member: 'b' },
    { text: '  "a": "x,{}\\"y"', member: 'a' },
    { text: '}', member: undefined },
  ]);
});

test.each(['{}', '[]', '[{}]', '{"a":[1,{"b":"\\u00e9: [,"}],"c":-1.20E+1}', ' [ 1 ,2 ] '])(
  '%s stays the same',
  (text) => {
    const plain = (json: string | undefined): string => json?.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, '$1') ?? '';
    expect(plain(shown(text))).toBe(plain(text));
  },
);

test.each(['', 'Internal Server Error', '12', '"text"', '{"a":1', '['.repeat(50) + ']'.repeat(50)])(
  '%j is no object or array of few levels',
  (text) => expect(jsonLines(text)).toBeUndefined(),
);

// Every format holds all it has to, and no character that could hide text. What others' schemas and readers say of the formats
// is asked in tools/validators/.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { specimen } from '../../test-support/specimen.ts';
import { resultsSchema } from '../record/results-schema.ts';
import { visible } from '../terminal/visible.ts';
import { formats } from './formats.ts';

const make = (name: string, runs = [specimen()]): string => formats[name]?.make(runs) ?? '';
const names = Object.keys(formats);

test('the specimen is valid', () =>
  expect(new Ajv2020({ allowUnionTypes: true }).validate(resultsSchema, specimen())).toBe(true));

test.each(names)('%s holds no character that could move a cursor or hide text', (name) => {
  const text = make(name).replaceAll('\n', '');
  expect(visible(text)).toBe(text);
});

test.each(names)('%s shows several targets', (name) => expect(make(name, [specimen(), specimen()])).not.toBe(''));

test('annotations are one command a line, all of our making', () => {
  const lines = make('annotations').trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  expect(lines.filter((line) => !/^::(error|warning) title=[^:]*::/.test(line))).toEqual([]);
});

test('a badge names the gravest verdict of all targets', () => {
  expect(make('badge', [{ ...specimen(), verdict: 'conformant' }, specimen()])).toContain('nonconformant');
  expect(make('badge', [{ ...specimen(), verdict: 'none' }])).toContain('no verdict');
});

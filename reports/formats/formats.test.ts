// Every format is complete and contains no character that could hide text. tools/validators/ checks the formats with the
// schemas and readers of others.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { visible } from '../../engine/output/visible.ts';
import { specimen } from '../../test-support/specimen.ts';
import { resultsSchema } from '../record/results-schema.ts';
import { formats } from './formats.ts';

const make = (name: string, runs = [specimen()]): string => formats[name]?.make(runs) ?? '';
const names = Object.keys(formats);

test('the specimen is valid', () =>
  expect(new Ajv2020({ allowUnionTypes: true }).validate(resultsSchema, specimen())).toBe(true));

test.each(names)('%s contains no character that could move a cursor or hide text', (name) => {
  // Annotations are commands themselves.
  const text = make(name)
    .replaceAll('\n', '')
    .replace(/^::(?=error )/, '');
  expect(visible(text)).toBe(text);
});

test.each(names)('%s shows several targets', (name) => expect(make(name, [specimen(), specimen()])).not.toBe(''));

test('annotations have one command in each line', () => {
  const lines = make('annotations').trimEnd().split('\n');
  expect(lines).toHaveLength(3 + specimen().causes.length);
  expect(lines.filter((line) => !/^::(error|warning) title=[^:]*::/.test(line))).toEqual([]);
});

test('a badge shows the most severe verdict of all targets', () => {
  expect(make('badge', [{ ...specimen(), verdict: 'conformant' }, specimen()])).toContain('nonconformant');
  expect(make('badge', [{ ...specimen(), verdict: 'none' }])).toContain('no verdict');
});

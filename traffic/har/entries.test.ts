// The entries of a HAR, however the file is cut into chunks.
import fc from 'fast-check';
import { openEntryScanner } from './entries.ts';

/** Every entry, with the file cut at these places. */
const entriesOf = (text: string, cuts: readonly number[] = []) => {
  const bytes = Buffer.from(text);
  const scanner = openEntryScanner();
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((one, other) => one - other), bytes.length];
  const found = places.slice(1).flatMap((end, index) => scanner.push(bytes.subarray(places[index], end)));
  return { found: found.map(({ bytes: entry }) => JSON.parse(String(entry))), scanner };
};

const har = (entries: readonly unknown[]) => ({
  log: { version: '1.2', pages: [{ entries: [{ a: 1 }] }], entries, x: [{}] },
});

// JSON.stringify writes -0 as 0.
const entry = fc
  .dictionary(fc.string({ unit: 'binary' }), fc.jsonValue())
  .map((value) => JSON.parse(JSON.stringify(value)));

test('are those that a parser of the whole file finds, wherever it is cut', () => {
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 5 }),
      fc.array(fc.nat(), { maxLength: 8 }),
      fc.nat(2),
      (entries, cuts, spaces) => {
        const { found, scanner } = entriesOf(JSON.stringify(har(entries), null, spaces), cuts);
        expect(found).toEqual(entries);
        expect([scanner.hasEntries(), scanner.end().isWhole]).toEqual([true, true]);
      },
    ),
    { seed: 1, numRuns: 300 },
  );
});

test.each([
  ['"\\\\"', '\\'],
  ['"\\\\\\""', '\\"'],
  ['"]}{["', ']}{['],
  ['"\\u0022"', '"'],
])('brackets and quotes in strings are text: %s', (written, value) => {
  const text = `{"log":{"entries":[{"a":${written}},{"b":1}]}}`;
  for (let cut = 0; cut <= text.length; cut += 1)
    expect(entriesOf(text, [cut]).found).toEqual([{ a: value }, { b: 1 }]);
});

test.each([
  ['no log', '{"entries":[{"a":1}]}'],
  ['an object of entries', '{"log":{"entries":{"a":{}}}}'],
  ['entries of another name', '{"log":{"entrie":[{"a":1}]}}'],
  ['entries of a list', '{"log":[{"entries":[{"a":1}]}]}'],
])('a file with %s has none', (_, text) => {
  const { found, scanner } = entriesOf(text);
  expect([found, scanner.hasEntries()]).toEqual([[], false]);
});

test('a file that breaks off gives what it has', () => {
  const text = JSON.stringify(har([{ a: 1 }, { b: 'x' }]));
  const { found, scanner } = entriesOf(text.slice(0, text.indexOf('"x"') + 2));
  expect([found, scanner.end().isWhole]).toEqual([[{ a: 1 }], false]);
});

test('an entry that is too long is left out, and those behind it are read', () => {
  const scanner = openEntryScanner();
  const chunk = Buffer.from('x'.repeat(1024 * 1024));
  const found = [...scanner.push(Buffer.from('{"log":{"entries":[{"a":"'))];
  for (let count = 0; count < 66; count += 1) found.push(...scanner.push(chunk));
  found.push(...scanner.push(Buffer.from('"},{"b":1}]}}')));
  expect(found.map(({ bytes }) => bytes?.toString())).toEqual([undefined, '{"b":1}']);
});

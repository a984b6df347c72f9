// A short fuzzing of every parser with a fixed seed, what failed before, and mistakes that fuzzing must find.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { WrongUse } from '../../engine/settings/errors.ts';
import { corpusIn } from './corpus.ts';
import { inputsFrom } from './inputs.ts';
import { Broken, holds, type Work } from './property.ts';
import { targets } from './targets.ts';
import { textOf, treeOf } from './tree.ts';

jest.setTimeout(120_000);

const directory = mkdtempSync(join(tmpdir(), 'userstatus-fuzz-test-'));
afterAll(() => rmSync(directory, { recursive: true }));
const file = join(directory, 'input');
const corpus = corpusIn(join(__dirname, 'corpus'));

describe.each(targets)('$name', ({ name, form, examples, refused = [], work }) => {
  test('takes its examples', async () => {
    for (const example of await examples()) await work({ bytes: Buffer.from(example), file });
  });

  test('holds for what failed before', async () => {
    for (const { bytes } of corpus.read(name)) await holds(work, { bytes, file });
  });

  test('holds for a few changed inputs', async () => {
    const inputs = inputsFrom(form, [...(await examples()), ...refused]);
    await fc.assert(
      fc.asyncProperty(inputs, (bytes) => holds(work, { bytes, file })),
      { seed: 20_261_128, numRuns: 25 },
    );
  });
});

describe('a mistake is found:', () => {
  const example = JSON.stringify({ name: 'a', list: [1, 2, { deep: true }], text: 'b' });

  const failureOf = async (work: Work, numRuns = 500): Promise<unknown> => {
    const inputs = inputsFrom('json', [example]);
    const property = fc.asyncProperty(inputs, (bytes) => holds(work, { bytes, file }));
    const { errorInstance } = await fc.check(property, { seed: 1, numRuns, endOnFailure: true });
    return errorInstance;
  };

  type Given = { readonly name: string; readonly list: readonly { readonly deep?: unknown }[]; readonly text: string };
  const given = (bytes: Buffer): Given | undefined => {
    try {
      return JSON.parse(bytes.toString());
    } catch {
      return undefined;
    }
  };
  test.each<[string, Work, string]>([
    ['an error that is none of ours', ({ bytes }) => given(bytes)?.list.length, 'throws TypeError'],
    [
      'a message with an escape',
      ({ bytes }) => {
        const text = given(bytes)?.text;
        // Past the one way out, as a stack or a cause would be.
        if (typeof text === 'string' && text !== 'b') process.emit('warning', new Error(text));
      },
      'warns past the one way out',
    ],
    [
      'a changed prototype',
      ({ bytes }) => {
        const more = Object.keys(Object(given(bytes))).some((name) => !['name', 'list', 'text'].includes(name));
        if (more) Object.defineProperty(Object.prototype, 'polluted', { value: 1, configurable: true });
      },
      'an object of JavaScript itself was changed',
    ],
    ['a text cut short', ({ bytes }) => JSON.parse(bytes.toString()), 'throws SyntaxError'],
  ])('%s', async (_, work, says) => {
    const found = await failureOf(work);
    Reflect.deleteProperty(Object.prototype, 'polluted');
    expect(found).toBeInstanceOf(Broken);
    expect(String(found)).toContain(says);
  });

  test('errors of ours are none', async () => {
    const work: Work = ({ bytes }) => {
      throw new WrongUse(`not this: ${bytes.toString()}`);
    };
    expect(await failureOf(work, 50)).toBeNull();
  });
});

test('every file of the corpus is that of a parser', () => {
  const names = targets.map(({ name }) => name);
  const parsers = readdirSync(join(__dirname, 'corpus')).map((file) => file.split('.', 1)[0]);
  expect(parsers.filter((name = '') => !names.includes(name))).toEqual([]);
});

test('a tree is written as JSON.stringify writes its value', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => textOf(treeOf(value)) === JSON.stringify(value)));
});

// What a parser is given: valid examples with changes, or any bytes. fast-check shrinks them to fewer changes.
import fc from 'fast-check';
import { type ByteChange, changedBytes } from './byte-changes.ts';
import { type Tree, textOf, treeOf } from './tree.ts';
import { applyChange, type Change } from './tree-changes.ts';
import { changedXml } from './xml-changes.ts';

/** `json`: one value; `lines`: one in each line; `xml`: tags; `text`: anything else. */
export type Form = 'json' | 'lines' | 'xml' | 'text';

const change: fc.Arbitrary<Change> = fc.record({ kind: fc.nat(), at: fc.nat(), pick: fc.nat() });
const byteChange: fc.Arbitrary<ByteChange> = fc.record({ kind: fc.nat(), at: fc.nat(), pick: fc.nat() });

const changedJson = (text: string, changes: readonly Change[]): string => {
  // As an item of a list, so that the whole can be changed too.
  const root: Tree = [treeOf(JSON.parse(text))];
  for (const each of changes) applyChange(root, each);
  return root.map(textOf).join('');
};

const changedLines = (text: string, changes: readonly Change[]): string => {
  const root: Tree = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => treeOf(JSON.parse(line)));
  for (const each of changes) applyChange(root, each);
  return root.map((line) => `${textOf(line)}\n`).join('');
};

const changers: Readonly<Record<Form, (text: string, changes: readonly Change[]) => string>> = {
  json: changedJson,
  lines: changedLines,
  xml: changedXml,
  text: (text) => text,
};

/** Inputs made from examples of one form. */
export const inputsFrom = (form: Form, examples: readonly string[]): fc.Arbitrary<Buffer> => {
  const few = fc.array(byteChange, { minLength: 1, maxLength: 3 });
  const byteChanges: fc.Arbitrary<ByteChange[]> =
    form === 'text' ? few : fc.option(few, { nil: [], freq: 4 }).map((some) => some);
  const made = fc
    .record({ example: fc.constantFrom(...examples), changes: fc.array(change, { maxLength: 5 }), byteChanges })
    .map(({ example, changes, byteChanges }) =>
      byteChanges.reduce<Buffer>(changedBytes, Buffer.from(changers[form](example, changes))),
    );
  const any = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
  return fc.oneof({ weight: 30, arbitrary: made }, { weight: 1, arbitrary: any });
};

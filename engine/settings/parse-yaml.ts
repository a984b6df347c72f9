// Reads YAML, which JSON is a part of, in time that grows with its length: the library compares every key with every other,
// and writes a message with its surroundings for every mistake, so that a file of a megabyte takes minutes.
import type { Document, LineCounter, Pair } from 'yaml';
import { yaml } from './lazy-libraries.ts';

/** A mistake, and at which character it is. */
type Mistake = { readonly says: string; readonly at: number };

const mistakeIn = (document: Document): Mistake | undefined => {
  const [error] = document.errors;
  return error && { says: error.message, at: error.pos[0] };
};

const repeatedKey = (items: readonly Pair[]): Mistake | undefined => {
  const { isScalar } = yaml();
  const seen = new Set<unknown>();
  for (const { key } of items) {
    if (!isScalar(key)) continue;
    if (seen.has(key.value)) return { says: 'Map keys must be unique', at: key.range?.[0] ?? 0 };
    seen.add(key.value);
  }
  return undefined;
};

const repetitionIn = (document: Document): Mistake | undefined => {
  const { visit } = yaml();
  let found: Mistake | undefined;
  visit(document, {
    Map: (_, { items }) => {
      found ??= repeatedKey(items);
      return found && visit.BREAK;
    },
  });
  return found;
};

const located = ({ says, at }: Mistake, lines: LineCounter): string => {
  const { line, col } = lines.linePos(at);
  return `${says} at line ${line}, column ${col}`;
};

export type YamlOptions = {
  /** Whether `<<` merges mappings, as in YAML 1.1. */
  readonly merge?: boolean;
  /** How often aliases may be followed; 100 by default. */
  readonly maxAliasCount?: number;
};

/**
 * The value that a YAML text is; null for an empty one.
 * @throws Error with one line that says what is wrong and where, and any error of the library for aliases without end.
 */
export const parseYaml = (text: string, { merge = false, maxAliasCount = 100 }: YamlOptions = {}): unknown => {
  const { LineCounter, parseDocument } = yaml();
  const lineCounter = new LineCounter();
  // Warnings would go to stderr as they are, and quote the text.
  const quiet = { logLevel: 'error', prettyErrors: false } as const;
  const document = parseDocument(text, { ...quiet, lineCounter, merge, uniqueKeys: false });
  const mistake = mistakeIn(document) ?? repetitionIn(document);
  if (mistake) throw new Error(located(mistake, lineCounter));
  return document.toJS({ maxAliasCount });
};

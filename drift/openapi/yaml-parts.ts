// The parts of a large YAML document by their indentation, each parsed only when it is asked for: a description of 30 MB takes ten
// seconds and more than a gigabyte to parse, and a comparison needs some of its paths and schemas.
import { messageOf } from '../../engine/connection/error-code.ts';
import { parseYaml } from '../../engine/settings/parse-yaml.ts';
import { NotADescription } from '../not-a-description.ts';

/** A part of a mapping in block style: its key, and where its text begins and ends. */
type Part = { readonly key: string; readonly from: number; readonly to: number };

/** A text and a range of it. */
type Range = { readonly text: string; readonly from: number; readonly to: number };

const keyPattern = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#'"{[&*!|>%@`-][^#]*?|-[^\s#][^#]*?)\s*:(?=\s|$)/;

const keyIn = (line: string): string | undefined => {
  const [, key] = keyPattern.exec(line) ?? [];
  if (key === undefined) return undefined;
  return /^["']/.test(key) ? String(parseYaml(key)) : key;
};

/** Each line of a range that holds something, with its offset and indentation. */
function* linesOf({
  text,
  from,
  to,
}: Range): Generator<{ readonly at: number; readonly indent: number; readonly line: string }> {
  let at = from;
  while (at < to) {
    const found = text.indexOf('\n', at);
    const end = found < 0 || found > to ? to : found;
    const line = text.slice(at, end);
    const indent = line.search(/\S/);
    if (indent >= 0 && line[indent] !== '#') yield { at, indent, line: line.slice(indent) };
    at = end + 1;
  }
}

const marker = /^(?:---|\.\.\.)(?=\s|$)/;
/** The line that may stand before a document. */
const begin = /^---\s*(?:#.*)?$/;

/** The entries of a mapping that is written in block style in a range, or undefined where it is not. */
const partsIn = (range: Range): readonly Part[] | undefined => {
  const begins: { key: string; at: number }[] = [];
  let outer: number | undefined;
  for (const { at, indent, line } of linesOf(range)) {
    if (outer === undefined && begin.test(line)) continue;
    outer ??= indent;
    if (indent > outer) continue;
    const key = indent < outer || marker.test(line) ? undefined : keyIn(line);
    if (key === undefined) return undefined;
    begins.push({ key, at });
  }
  return begins.map(({ key, at }, index) => ({ key, from: at, to: begins[index + 1]?.at ?? range.to }));
};

/** The range of the value of a part: what follows the line of its key. */
const inside = (text: string, { from, to }: Part): Range => {
  const end = text.indexOf('\n', from);
  return { text, from: end < 0 || end >= to ? to : end + 1, to };
};

/** A mapping whose values are parsed when they are asked for. */
export type LazyMapping = {
  readonly keys: readonly string[];
  /** Whether the text of a value holds a word. */
  readonly mentions: (key: string, word: string) => boolean;
  readonly get: (key: string) => unknown;
};

const entryIn = (text: string, key: string): unknown => {
  try {
    return parseYaml(text);
  } catch (error) {
    const [why = ''] = messageOf(error).split('\n');
    throw new NotADescription(`it is neither JSON nor YAML: in ${key}, ${why}`);
  }
};

const mappingOf = (range: Range): LazyMapping | undefined => {
  const parts = partsIn(range);
  if (parts === undefined) return undefined;
  const byKey = new Map(parts.map((part) => [part.key, part]));
  const parsed = new Map<string, unknown>();
  return {
    keys: [...byKey.keys()],
    mentions: (key, word) => {
      const part = byKey.get(key);
      return part !== undefined && range.text.slice(part.from, part.to).includes(word);
    },
    get: (key) => {
      const part = byKey.get(key);
      if (part === undefined) return undefined;
      if (!parsed.has(key)) {
        const entry = entryIn(range.text.slice(part.from, part.to), key);
        parsed.set(key, typeof entry === 'object' && entry !== null ? Object.values(entry)[0] : undefined);
      }
      return parsed.get(key);
    },
  };
};

/** What a description is looked up in. */
export type YamlParts = {
  readonly top: LazyMapping;
  readonly paths: LazyMapping;
  /** The mappings of the components by their name, such as `schemas`. */
  readonly components: ReadonlyMap<string, LazyMapping>;
};

// Parts that refer to each other by anchors cannot be parsed alone.
const hasAnchors = (text: string): boolean => /^[^#\n]*(?:[:-] +)[&*][\w-]+/m.test(text);

/** The parts of a document; undefined for one that is not in block style throughout, or uses anchors. */
export const partsOf = (text: string): YamlParts | undefined => {
  const whole = { text, from: 0, to: text.length };
  const sections = partsIn(whole);
  const top = sections && mappingOf(whole);
  if (sections === undefined || top === undefined || hasAnchors(text)) return undefined;
  const rangeOf = (key: string): Range | undefined => {
    const part = sections.find((one) => one.key === key);
    return part && inside(text, part);
  };
  const [pathsRange, componentsRange] = [rangeOf('paths'), rangeOf('components')];
  const paths = pathsRange && mappingOf(pathsRange);
  const kinds = componentsRange === undefined ? [] : partsIn(componentsRange);
  if (paths === undefined || kinds === undefined) return undefined;
  const components = kinds.map((kind) => [kind.key, mappingOf(inside(text, kind))] as const);
  const known = components.flatMap(([key, mapping]) => (mapping === undefined ? [] : [[key, mapping] as const]));
  return known.length < components.length ? undefined : { top, paths, components: new Map(known) };
};

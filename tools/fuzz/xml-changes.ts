// Changes of XML tag by tag: what is between two `<` goes, comes twice, moves, or says something else.
import { type Change, texts } from './tree-changes.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const others: readonly string[] = [
  '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d SYSTEM "file:///etc/passwd">]>',
  '<!-- -- -->',
  '<![CDATA[x]]>',
  '<?xml version="1.1"?>',
  '<a xmlns="" xmlns:b="c" b:d="e">',
  '</a>',
  '&d;&#0;&#x110000;',
  '<a>'.repeat(5_000),
  `${'<a>'.repeat(300)}${'</a>'.repeat(300)}`,
];

const chosen = <T>(list: readonly T[], number: number): T | undefined => list[number % list.length];

/** A tag in which one value says something else, as it is or escaped. */
const withValue = (tag: string, pick: number): string => {
  const text = chosen(texts, pick) ?? '';
  const parts = tag.split(/("[^"]*")/);
  const at = 1 + 2 * (pick % Math.max(1, (parts.length - 1) / 2));
  return parts.map((part, index) => (index === at ? `"${pick % 2 === 0 ? escaped(text) : text}"` : part)).join('');
};

const names = ['constructor', 'toString', '__proto__', 'a:b', 'xmlns'];

/** A tag of another name. */
const renamed = (tag: string, pick: number): string => tag.replace(/^(<\/?)[\w:.-]+/, `$1${chosen(names, pick)}`);

type Kind = (tags: string[], at: number, pick: number) => void;

const kinds: readonly Kind[] = [
  (tags, at) => void tags.splice(at, 1),
  (tags, at, pick) => void tags.splice(at, 0, ...Array.from({ length: pick % 50 }, () => tags[at] ?? '')),
  (tags, at, pick) => void tags.splice(at, 0, chosen(tags, pick) ?? ''),
  (tags, at, pick) => void tags.splice(at, 0, chosen(others, pick) ?? ''),
  (tags, at, pick) => void tags.splice(at, 1, withValue(tags[at] ?? '', pick)),
  (tags, at, pick) => void tags.splice(at, 1, renamed(tags[at] ?? '', pick)),
];

/** A text of XML with changes. */
export const changedXml = (text: string, changes: readonly Change[]): string => {
  const tags = text.split(/(?=<)/);
  for (const { kind, at, pick } of changes) chosen(kinds, kind)?.(tags, at % (tags.length + 1), pick);
  return tags.join('');
};

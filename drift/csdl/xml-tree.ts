// Reads XML as a stream and hands over one small tree after the other: a document of many megabytes is never held whole.
import sax, { type QualifiedTag, type SAXParser } from 'sax';
import { NotADescription } from '../not-a-description.ts';

/** An element without its text; names are local names. */
export type XmlNode = {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  readonly line: number;
  text: string;
};

/** The most elements that are within each other; CSDL of any service has a dozen. */
const deepest = 100;

const attributesOf = (tag: QualifiedTag): Record<string, string> =>
  Object.fromEntries(
    Object.values(tag.attributes)
      .filter(({ prefix, local }) => prefix === '' && local !== 'xmlns')
      .map(({ local, value }) => [local, value]),
  );

const at = (parser: SAXParser): number => parser.line + 1;

// Text is a value in annotations only; what it holds beyond that says nothing here.
const longestText = 10_000;

type Reader = { readonly parser: SAXParser; readonly open: XmlNode[] };

const fail = ({ parser }: Reader, why: string): never => {
  throw new NotADescription(`line ${at(parser)}: ${why}`);
};

const enter = (reader: Reader, tag: QualifiedTag): void => {
  const { parser, open } = reader;
  if (open.length >= deepest) fail(reader, `elements are within each other more than ${deepest} deep`);
  const node = {
    name: tag.local,
    namespace: tag.uri,
    attributes: attributesOf(tag),
    children: [],
    line: at(parser),
    text: '',
  };
  open.at(-1)?.children.push(node);
  open.push(node);
};

const documentType = (type: string): string =>
  /^\s*html\b/i.test(type)
    ? 'it is a page of HTML'
    : 'it declares a document type, which CSDL does not do; entities are not expanded';

const isQualified = (tag: unknown): tag is QualifiedTag => typeof tag === 'object' && tag !== null && 'local' in tag;

const piece = 64 * 1024;

const feed = ({ parser }: Reader, text: string): void => {
  for (let from = 0; from < text.length; from += piece) parser.write(text.slice(from, from + piece));
  parser.close();
};

/** Called with each element as it ends, and the open ones around it, outermost first; what it returns false for is dropped. */
export type OnElement = (node: XmlNode, around: readonly XmlNode[]) => boolean;

/**
 * Reads a document, and calls `onElement` for each of its elements as it ends.
 * @throws NotADescription for what is not well-formed, nested too deep, or has a document type: entities are never expanded.
 */
export const readXml = (text: string, onElement: OnElement): void => {
  const parser = sax.parser(true, { xmlns: true, position: true });
  const reader: Reader = { parser, open: [] };
  parser.onerror = (error) => fail(reader, (error.message.split('\n')[0] ?? '').toLowerCase());
  parser.ondoctype = (type) => fail(reader, documentType(type));
  parser.onopentag = (tag) => (isQualified(tag) ? enter(reader, tag) : undefined);
  parser.ontext = (found) => {
    const node = reader.open.at(-1);
    if (node !== undefined && node.text.length < longestText) node.text += found;
  };
  parser.onclosetag = () => {
    const node = reader.open.pop();
    if (node !== undefined && !onElement(node, reader.open)) reader.open.at(-1)?.children.pop();
  };
  feed(reader, text);
};

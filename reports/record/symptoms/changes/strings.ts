// How a String differs from the one that was sent, each as the end of a sentence: `NAME is trimmed`.
import { show } from '../../../../contracts/judging/show.ts';

/** Says what was done to a text, or undefined where something else was. */
export type Change = (sent: string, actual: string) => string | undefined;

const becomes =
  (says: string, of: (sent: string) => string): Change =>
  (sent, actual) =>
    of(sent) === actual ? says : undefined;

const cutAfter: Change = (sent, actual) =>
  actual !== '' && sent.startsWith(actual.toWellFormed() === actual ? actual : actual.slice(0, -1))
    ? `is cut after ${actual.length.toLocaleString('en')} characters`
    : undefined;

/** A cut in the middle of a surrogate pair leaves a replacement character. */
const cutInPair: Change = (sent, actual) =>
  actual.endsWith('\ufffd') && sent.slice(0, actual.length).toWellFormed() === actual
    ? `is cut after ${actual.length.toLocaleString('en')} characters`
    : undefined;

const cutBefore: Change = (sent, actual) => {
  const next = sent.charAt(actual.length);
  return actual !== '' && sent.startsWith(actual) && next !== '' && !/[\p{L}\d]/u.test(next)
    ? `is cut before ${show(next)}`
    : undefined;
};

const points = (text: string): readonly string[] => [...text];

const classOf = (point: string): string => {
  if (/[\u200b\ufeff\u00ad]/.test(point)) return 'invisible characters';
  if (/\p{Mark}/u.test(point)) return 'combining marks';
  if (point > '\uffff' || point.length > 1) return 'characters outside the BMP';
  if (point > '\u00ff') return 'characters beyond Latin-1';
  return point > '\u007f' ? 'characters beyond ASCII' : show(point);
};

const widest = ['characters beyond ASCII', 'characters beyond Latin-1', 'characters outside the BMP'];

/** What a set of characters is called: the widest class that is needed; undefined for ASCII characters of several kinds. */
const called = (some: readonly string[]): string | undefined => {
  const classes = new Set(some.map(classOf));
  const [first] = [...widest.filter((name) => classes.has(name)), ...classes];
  return classes.size === 1 || (first !== undefined && widest.includes(first)) ? first : undefined;
};

/** The characters that are replaced, and by what, where it is always the same. */
const replacedIn = (
  sent: string,
  actual: string,
): { readonly some: readonly string[]; readonly by: string } | undefined => {
  const [before, after] = [points(sent), points(actual)];
  const places = before.flatMap((point, place) => (point === after[place] ? [] : [place]));
  const [by, another] = new Set(places.map((place) => after[place]));
  if (before.length !== after.length || by === undefined || another !== undefined) return undefined;
  return { some: places.map((place) => before[place] ?? ''), by };
};

const replaced: Change = (sent, actual) => {
  const found = replacedIn(sent, actual);
  const what = found && called(found.some);
  return what === undefined ? undefined : `has ${show(found?.by)} for ${what}`;
};

/** Ends of what is said where it is open which characters are meant. */
export const vague = { characters: 'some characters', text: 'a part of its text' } as const;

const replacedSome: Change = (sent, actual) => {
  const found = replacedIn(sent, actual);
  return found && `has ${show(found.by)} for ${vague.characters}`;
};

/** The characters of `sent` that `actual` lacks; undefined where it has others. */
const lostIn = (sent: string, actual: string): readonly string[] | undefined => {
  const left = points(actual);
  let place = 0;
  const lost = points(sent).filter((point) => {
    const isKept = point === left[place];
    if (isKept) place += 1;
    return !isKept;
  });
  return place === left.length ? lost : undefined;
};

const loses: Change = (sent, actual) => {
  const lost = lostIn(sent, actual);
  if (lost === undefined || lost.length === 0) return undefined;
  const what = called([...new Set(lost)]);
  return what === undefined ? undefined : `loses ${what}`;
};

const losesSome: Change = (sent, actual) =>
  (lostIn(sent, actual)?.length ?? 0) > 0 ? `loses ${vague.text}` : undefined;

const withoutMarks = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .normalize('NFC');

const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** A change that is told by taking it back. */
const undone =
  (says: string, of: (actual: string) => string): Change =>
  (sent, actual) =>
    actual !== sent && of(actual) === sent ? says : undefined;

const namedEntities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const characterOf = (number: string, radix: number): string => {
  const point = Number.parseInt(number, radix);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
};

/** A text with its entities of HTML or XML read. */
const withoutEntities = (text: string): string =>
  text.replaceAll(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name = '') => {
    if (hex !== undefined) return characterOf(hex, 16);
    return decimal === undefined ? (namedEntities[String(name)] ?? whole) : characterOf(decimal, 10);
  });

const withoutPercents = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const decoded = (text: string): string =>
  text.replaceAll(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** The changes, the most particular first: of several that fit equally often, the first is named. */
export const stringChanges: readonly Change[] = [
  becomes('is trimmed', (text) => text.trim()),
  becomes('has lost white space at an end', (text) => text.trimEnd()),
  becomes('has lost white space at an end', (text) => text.trimStart()),
  becomes('is in lower case', (text) => text.toLowerCase()),
  becomes('is in upper case', (text) => text.toUpperCase()),
  becomes('begins with a capital letter', (text) => text.charAt(0).toUpperCase() + text.slice(1)),
  becomes('is in snake case', (text) => text.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)),
  becomes('is composed (NFC)', (text) => text.normalize('NFC')),
  becomes('is decomposed (NFD)', (text) => text.normalize('NFD')),
  becomes('is normalised (NFKC)', (text) => text.normalize('NFKC')),
  becomes('loses its accents', withoutMarks),
  becomes('is read as Latin-1', (text) => Buffer.from(text).toString('latin1')),
  becomes('has its markup escaped', (text) => text.replaceAll(/[<>&]/g, (sign) => entities[sign] ?? sign)),
  undone('has its markup escaped', withoutEntities),
  becomes('has its quotes escaped', (text) => text.replaceAll('"', '&quot;').replaceAll("'", '&#39;')),
  becomes('has its single quotes doubled', (text) => text.replaceAll("'", "''")),
  becomes('loses its markup', (text) => text.replaceAll(/<[^>]*>/g, '')),
  undone('is percent-encoded', withoutPercents),
  undone('has backslashes before some characters', (text) => text.replaceAll(/\\(.)/gs, '$1')),
  becomes('has LF for CRLF', (text) => text.replaceAll('\r\n', '\n')),
  becomes('has one blank for several', (text) => text.replaceAll(/ +/g, ' ')),
  becomes('has one blank for any white space', (text) => text.replaceAll(/\s+/g, ' ')),
  becomes('has one blank for any white space, and none at its ends', (text) => text.trim().replaceAll(/\s+/g, ' ')),
  becomes('has its percent signs decoded', decoded),
  cutBefore,
  cutAfter,
  cutInPair,
  becomes('is empty', () => ''),
  replaced,
  loses,
  replacedSome,
  losesSome,
];

// What is left of entries of which one is broken: a bracket or a quote is missing, so that it seems to go on through those behind it. They
// are told apart by the member that each begins with.

/** A part of the bytes that were read as one entry, and where in them it begins. */
export type Part = { readonly offset: number; readonly bytes: Buffer };

const firstMember = /^\{\s*"(?:[^"\\]|\\.){1,40}"\s*:/;

const literal = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(/\s+/g, '\\s*');

/** So many parts are told apart; what is behind them is one. */
const mostParts = 10_000;

/** Where entries begin, in letters of Latin-1, that is in bytes. */
const beginnings = (text: string): readonly number[] => {
  const [member] = firstMember.exec(text) ?? [];
  if (member === undefined) return [0];
  const next = new RegExp(`,\\s{0,200}(?=${literal(member)})`, 'g');
  const places = [0];
  for (const { index, 0: between } of text.matchAll(next)) {
    if (places.length > mostParts) break;
    places.push(index + between.length);
  }
  return places;
};

/** As much of an entry's end is looked at. */
const longestEnd = 200;

/** An entry without what stands behind its last bracket: a comma, or the brackets that close the list and what it is in. */
const closed = (text: string): string => {
  const end = text.slice(-longestEnd).replace(/[\s,]+$/, '');
  return text.slice(0, -longestEnd) + end.replace(/\s*\](?:\s*\}){0,2}$/, '');
};

/** The entries in bytes that are no JSON, of which at most one is broken; the bytes themselves where there is one alone. */
export const splitBroken = (bytes: Buffer): readonly Part[] => {
  const text = bytes.toString('latin1');
  const starts = beginnings(text);
  return starts.map((offset, index) => ({
    offset,
    bytes: Buffer.from(closed(text.slice(offset, starts[index + 1])), 'latin1'),
  }));
};

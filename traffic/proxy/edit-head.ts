// Changes what names the provider in the head of a request, while it is sent: only the line that does is held until it is whole.

import { withoutBlanks } from './head.ts';
import type { Piece } from './reader.ts';

/** What stands in a request for the provider in the place of what the client wrote. */
export type Naming = {
  /** The target of a request (RFC 9112, 3.2). */
  readonly targetOf: (target: string) => string;
  readonly hostOf: (host: string) => string;
};

export type HeadEditor = {
  /** What of a piece, and of those before, is to be passed on. */
  readonly edit: (piece: Piece) => readonly Buffer[];
  /** What was held, where nothing follows. */
  readonly rest: () => readonly Buffer[];
};

/** Characters of a line that are held at most; a longer one is passed on as it is. */
const longestHeld = 64 * 1024;

const host = 'host:';

type Place = 'method' | 'target' | 'line' | 'host' | 'passing';

type State = { place: Place; held: string };

const editHost = (line: string, { hostOf }: Naming): string => {
  const value = withoutBlanks(line.slice(host.length).replace(/\r?\n$/, ''));
  const at = line.indexOf(value, host.length);
  return value === '' ? line : line.slice(0, at) + hostOf(value) + line.slice(at + value.length);
};

type Part = { readonly text: string; readonly isWhole: boolean };

/** What is to be passed on of what is held, whose last part this is; undefined while it is not known. */
const decided = (state: State, { text, isWhole }: Part, naming: Naming): string | undefined => {
  const { place, held } = state;
  if (held.length > longestHeld) return held;
  if (place === 'target') {
    if (!/\s/.test(text)) return undefined;
    const end = held.search(/\s/);
    return naming.targetOf(held.slice(0, end)) + held.slice(end);
  }
  if (place === 'line' && !host.startsWith(held.slice(0, host.length).toLowerCase())) return held;
  if (held.length >= host.length) state.place = 'host';
  return isWhole ? editHost(held, naming) : undefined;
};

/** The parts that a head is read in: up to the method's blank, and lines. */
const cutOf = (text: string, place: Place): number => {
  const line = text.indexOf('\n') + 1 || text.length;
  const blank = place === 'method' ? text.indexOf(' ') + 1 : 0;
  return blank > 0 ? Math.min(blank, line) : line;
};

const takePart = (state: State, part: string, naming: Naming): string => {
  const isWhole = part.endsWith('\n');
  let given: string | undefined = part;
  if (state.place !== 'method' && state.place !== 'passing') {
    state.held += part;
    given = decided(state, { text: part, isWhole }, naming);
    if (given !== undefined) Object.assign(state, { held: '', place: 'passing' });
  }
  if (state.place === 'method' && part.endsWith(' ')) state.place = 'target';
  if (isWhole) state.place = 'line';
  return given ?? '';
};

/** An editor at the beginning of a connection. */
export const openHeadEditor = (naming: Naming): HeadEditor => {
  const state: State = { place: 'method', held: '' };
  const rest = (): readonly Buffer[] => {
    const { held } = state;
    Object.assign(state, { place: 'method', held: '' });
    return held === '' ? [] : [Buffer.from(held, 'latin1')];
  };
  const editText = (text: string): string => {
    let edited = '';
    for (let left = text; left !== ''; ) {
      const cut = cutOf(left, state.place);
      edited += takePart(state, left.slice(0, cut), naming);
      left = left.slice(cut);
    }
    return edited;
  };
  return {
    edit: ({ bytes, place }) => {
      if (place === 'other') return [...rest(), bytes];
      const edited = Buffer.from(editText(bytes.toString('latin1')), 'latin1');
      return place === 'headEnd' ? [edited, ...rest()] : [edited];
    },
    rest,
  };
};

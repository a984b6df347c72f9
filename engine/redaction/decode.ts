// Undoes the escapes that a text may be wrapped in, however deep: percent encoding, HTML entities, escapes of JSON. One pass
// from left to right: where the last characters read make an escape, its character takes their place, and may complete
// another. So the time is linear, and `%2541` or `\\u0026plus;` needs nothing special.

import { letterOf } from './letters.ts';

/** Characters, each with where it stood: `from` the first unit of the text to the one before `to`. */
export type Decoded = {
  readonly codes: Uint16Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly length: number;
};

const code = (character: string): number => character.charCodeAt(0);
const [percent, ampersand, backslash] = [code('%'), code('&'), code('\\')];
const [hash, semicolon, openBrace, brace] = [code('#'), code(';'), code('{'), code('}')];
const [letterU, letterX, blank] = [code('u'), code('x'), 0x20];

/** Whether an escape may begin with it. */
export const isEscape = (unit: number): boolean => unit === percent || unit === ampersand || unit === backslash;

const hexDigits = new Int8Array(128).fill(-1);
for (const digit of '0123456789abcdefABCDEF') hexDigits[code(digit)] = Number.parseInt(digit, 16);

const hexOf = (unit: number | undefined): number => (unit === undefined ? -1 : (hexDigits[unit] ?? -1));

// The entities of ASCII characters, and those of nothing that can be seen.
const entities: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '&': 'amp AMP',
    '"': 'quot QUOT',
    "'": 'apos',
    '<': 'lt LT',
    '>': 'gt GT',
    '+': 'plus',
    '=': 'equals',
    '/': 'sol',
    '\\': 'bsol',
    '.': 'period',
    ',': 'comma',
    ':': 'colon',
    ';': 'semi',
    '!': 'excl',
    '#': 'num',
    $: 'dollar',
    '%': 'percnt',
    '(': 'lpar',
    ')': 'rpar',
    '*': 'ast midast',
    '?': 'quest',
    '@': 'commat',
    '[': 'lsqb lbrack',
    ']': 'rsqb rbrack',
    '{': 'lcub lbrace',
    '}': 'rcub rbrace',
    '|': 'verbar vert VerticalLine',
    '^': 'Hat',
    _: 'lowbar UnderBar',
    '`': 'grave DiacriticalGrave',
    '-': 'hyphen dash minus shy',
    ' ': 'nbsp NonBreakingSpace Tab NewLine ensp emsp thinsp hairsp ZeroWidthSpace zwj zwnj NoBreak',
  }).flatMap(([character, names]) => names.split(' ').map((name) => [name, character] as const)),
);

const longestEntity = 32;
const longestEscape = longestEntity + 2;

const entityCode = (name: string): number | undefined => {
  const [, hex, decimal] = /^#(?:[xX]([\da-fA-F]{1,8})|(\d{1,10}))$/.exec(name) ?? [];
  if (hex !== undefined) return Number.parseInt(hex, 16);
  if (decimal !== undefined) return Number(decimal);
  const character = entities.get(name);
  return character === undefined ? undefined : code(character);
};

const shortEscapes: ReadonlySet<number> = new Set([...'nrtbfv'].map(code));

// Many answers of a run hold escapes: the space is used again.
let space: Omit<Decoded, 'length'> = { codes: new Uint16Array(0), from: new Int32Array(0), to: new Int32Array(0) };

const spaceFor = (length: number): typeof space => {
  if (space.codes.length < length)
    space = { codes: new Uint16Array(2 * length), from: new Int32Array(2 * length), to: new Int32Array(2 * length) };
  return space;
};

/** The characters of a text without its escapes; valid until the next text is decoded. */
export const decode = (units: ArrayLike<number>): Decoded => {
  const { codes, from, to } = spaceFor(units.length);
  let length = 0;
  /** Behind the place of an escape character there is something to be done for so long. */
  let latest = -longestEscape;

  /** Puts a character in the place of the last ones, down to the place `start`. */
  const replace = (start: number, character: number): true => {
    codes[start] = character > 0xffff ? blank : character;
    to[start] = to[length - 1] ?? 0;
    length = start + 1;
    latest = start;
    return true;
  };

  const at = (back: number): number | undefined => codes[length - back];

  /** The number that the last `digits` characters write in hex; -1 for none. */
  const hexNumber = (digits: number): number => {
    let value = 0;
    for (let back = digits; back > 0; back -= 1) {
      const digit = back > length ? -1 : hexOf(at(back));
      if (digit < 0) return -1;
      value = 16 * value + digit;
    }
    return value;
  };

  // JSON in JSON doubles the backslash: all of them are the escape.
  const belowBackslashes = (place: number): number => {
    let start = place;
    while (start > 0 && codes[start - 1] === backslash) start -= 1;
    return start;
  };

  const reduceHex = (): boolean => {
    const two = hexNumber(2);
    if (two < 0) return false;
    if (length >= 3 && at(3) === percent) return replace(length - 3, two);
    if (length >= 4 && at(3) === letterX && at(4) === backslash) return replace(belowBackslashes(length - 4), two);
    const isUnicode = length >= 6 && at(5) === letterU && (at(6) === backslash || at(6) === percent);
    const four = isUnicode ? hexNumber(4) : -1;
    if (four < 0) return false;
    return replace(at(6) === percent ? length - 6 : belowBackslashes(length - 6), four);
  };

  const reduceEntity = (): boolean => {
    const lowest = Math.max(0, length - 2 - longestEntity);
    for (let place = length - 2; place >= lowest; place -= 1) {
      const unit = codes[place] ?? 0;
      if (unit !== ampersand && unit !== hash && letterOf(unit) === 0) return false;
      if (unit !== ampersand) continue;
      const character = entityCode(String.fromCharCode(...codes.subarray(place + 1, length - 1)));
      if (character === undefined) return false;
      return replace(place, character);
    }
    return false;
  };

  /** `\u{41}`, as JavaScript writes it. */
  const reduceBraced = (): boolean => {
    // Every object of an answer ends with a brace.
    let digit = length - 2;
    while (digit > length - 11 && hexOf(codes[digit]) >= 0) digit -= 1;
    if (codes[digit] !== openBrace || codes[digit - 1] !== letterU) return false;
    const text = String.fromCharCode(...codes.subarray(Math.max(0, length - 12), length));
    const [whole, hex = ''] = /\\+u\{([\da-fA-F]{1,8})\}$/.exec(text) ?? [];
    if (whole === undefined) return false;
    return replace(belowBackslashes(length - hex.length - 4), Number.parseInt(hex, 16));
  };

  const reduce = (): boolean => {
    const last = at(1) ?? 0;
    if (last === semicolon) return reduceEntity();
    if (last === brace) return reduceBraced();
    if (length >= 2 && at(2) === backslash && shortEscapes.has(last)) return replace(length - 2, blank);
    return hexOf(last) >= 0 && reduceHex();
  };

  for (let index = 0; index < units.length; index += 1) {
    codes[length] = units[index] ?? 0;
    from[length] = index;
    to[length] = index + 1;
    length += 1;
    if (isEscape(codes[length - 1] ?? 0)) latest = length - 1;
    else if (length - latest <= longestEscape) while (reduce());
  }
  return { codes, from, to, length };
};

// The parts of a JSON text as they were written: a parser would lose names that stand twice and how numbers are noted.
import { stringEnd } from './json-levels.ts';

// By character code, since a text may have megabytes.
const [quote, comma, colon] = [0x22, 0x2c, 0x3a];
const [openArray, closeArray, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** The texts between the commas of an array or object, which must be valid JSON. */
const partsOf = (json: string): string[] => {
  const inside = json.trim().slice(1, -1);
  const parts: string[] = [];
  let [start, level] = [0, 0];
  for (let index = 0; index < inside.length; index += 1) {
    const code = inside.charCodeAt(index);
    if (code === quote) index = stringEnd(inside, index);
    else if (code === openArray || code === openObject) level += 1;
    else if (code === closeArray || code === closeObject) level -= 1;
    else if (code === comma && level === 0) {
      parts.push(inside.slice(start, index).trim());
      start = index + 1;
    }
  }
  const last = inside.slice(start).trim();
  return last === '' ? parts : [...parts, last];
};

/** The text of each element of a valid JSON array. */
export const elementTexts = (json: string): readonly string[] => partsOf(json);

const memberOf = (part: string): readonly [string, string] => {
  const end = stringEnd(part, 0) + 1;
  const name: unknown = JSON.parse(part.slice(0, end));
  let value = end;
  while (part.charCodeAt(value) !== colon) value += 1;
  return [String(name), part.slice(value + 1).trim()];
};

/** The text of each member's value of a valid JSON object, by name; of a name that stands twice the last, as JSON.parse takes it. */
export const memberTexts = (json: string): ReadonlyMap<string, string> => new Map(partsOf(json).map(memberOf));

// The levels of a JSON text, counted without parsing it: a text of half a megabyte may have more of them than there is
// stack, and takes a parser a hundred times as long as a flat one.

const [quote, backslash] = [0x22, 0x5c];
const [openArray, closeArray, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** The end of the string that begins at a quote. */
export const stringEnd = (json: string, start: number): number => {
  for (let index = start + 1; index < json.length; index += 1) {
    const code = json.charCodeAt(index);
    if (code === quote) return index;
    if (code === backslash) index += 1;
  }
  return json.length;
};

/** Where the first array or object below `most` levels begins, from a place that is on `depth` levels; -1 where none does. */
const deepStart = (json: string, from: number, [depth, most]: readonly [number, number]): readonly [number, number] => {
  let level = depth;
  for (let index = from; index < json.length; index += 1) {
    const code = json.charCodeAt(index);
    if (code === quote) index = stringEnd(json, index);
    else if (code === openArray || code === openObject) {
      if (level === most) return [index, level];
      level += 1;
    } else if (code === closeArray || code === closeObject) level -= 1;
  }
  return [-1, level];
};

/** The place behind the array or object that begins at a place; -1 where it does not end. */
const valueEnd = (json: string, start: number): number => {
  let level = 0;
  for (let index = start; index < json.length; index += 1) {
    const code = json.charCodeAt(index);
    if (code === quote) index = stringEnd(json, index);
    else if (code === openArray || code === openObject) level += 1;
    else if (code === closeArray || code === closeObject) {
      level -= 1;
      if (level === 0) return index + 1;
    }
  }
  return -1;
};

/** Whether a JSON text has more than so many levels of arrays and objects. */
export const isDeeperThan = (json: string, most: number): boolean =>
  json.length > 2 * most && deepStart(json, 0, [0, most])[0] >= 0;

/**
 * A JSON text with null in place of every array and object below `most` levels; the text as it was where there are none,
 * or one does not end. What is left out need not be JSON.
 */
export const cutBelow = (json: string, most: number): string => {
  if (json.length <= 2 * most) return json;
  const kept: string[] = [];
  let [from, depth] = [0, 0];
  for (;;) {
    const [start, level] = deepStart(json, from, [depth, most]);
    if (start < 0) return [...kept, json.slice(from)].join('null');
    const end = valueEnd(json, start);
    if (end < 0) return json;
    kept.push(json.slice(from, start));
    [from, depth] = [end, level];
  }
};

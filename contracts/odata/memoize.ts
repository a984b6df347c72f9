// A small memo: sender, tenant and judge parse the same texts.

const most = 64;
/** Longer texts are not kept: what clients and targets send may be of any length. */
const longest = 500;

/** Memoizes a pure function of a text; its results must never be changed. */
export const memoize = <T>(of: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, { readonly result: T }>();
  return (text) => {
    if (text.length > longest) return of(text);
    const found = known.get(text);
    if (found) return found.result;
    if (known.size >= most) known.clear();
    const result = of(text);
    known.set(text, { result });
    return result;
  };
};

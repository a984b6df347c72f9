// JSON that is changed in places and written again with each number as it stood: 12.0 stays 12.0.

// TypeScript's library does not list these yet; every Node that this package runs on has them.
declare global {
  interface JSON {
    rawJSON(text: string): unknown;
    isRawJSON(value: unknown): boolean;
    parse(text: string, reviver: (key: string, value: unknown, context: { source: string }) => unknown): unknown;
  }
}

/** Parses JSON so that JSON.stringify writes each number as it stood. */
export const parseExactly = (text: string): unknown =>
  JSON.parse(text, (_, value: unknown, { source }) => (typeof value === 'number' ? JSON.rawJSON(source) : value));

/** Whether a value stands for a number of the text. */
export const isExactNumber = (value: unknown): boolean => JSON.isRawJSON(value);

// Reading a body as JSON, strictly: UTF-8 without errors, one JSON text and nothing after it.

import { cutBelow } from './json-levels.ts';

/** The value of a body and its text; what is below a thousand levels is null in both, since no contract goes as far. */
export type BodyReading =
  | { readonly value: unknown; readonly text: string }
  | { readonly unreadable: 'empty' | 'malformed'; why: string };

/** Levels that are read (RFC 8259, 9, lets a reader set a limit): JSON.stringify and others have stack for these. */
const deepest = 1_000;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const decode = (body: string | Uint8Array): string => (typeof body === 'string' ? body : utf8.decode(body));

const read = (body: string | Uint8Array): BodyReading => {
  try {
    const text = cutBelow(decode(body), deepest);
    if (text.trim() === '') return { unreadable: 'empty', why: 'the body is empty' };
    return { value: JSON.parse(text), text };
  } catch (error) {
    return { unreadable: 'malformed', why: error instanceof Error ? error.message : String(error) };
  }
};

// Several judges read the same two bodies of an exchange: each is parsed once.
let recent: readonly { readonly body: string | Uint8Array; readonly reading: BodyReading }[] = [];

/** The JSON value of a body (RFC 8259), or why it has none. Never throws. A body must not change after it was read. */
export const readBody = (body: string | Uint8Array): BodyReading => {
  const known = recent.find((one) => one.body === body);
  if (known) return known.reading;
  const reading = read(body);
  recent = [{ body, reading }, ...recent.slice(0, 1)];
  return reading;
};

/** Whether a JSON value is an object, neither null nor an array. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

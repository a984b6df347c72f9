// A line of a file of exchanges, as docs/judge.md describes it.

import { guard } from '../../engine/settings/guard.ts';
import { base64 } from '../base64.ts';

/** A body as text, or in base64 where it is none. */
export type LineBody = string | { readonly base64: string };

/** Headers by name, or as the lines that were sent. */
export type LineHeaders = Readonly<Record<string, string>> | readonly (readonly [string, string])[];

export type ExchangeLine = {
  /** When the request began (RFC 3339), and how many milliseconds later its answer was there; as in a HAR. */
  readonly startedDateTime?: unknown;
  readonly time?: unknown;
  readonly request: {
    readonly method: string;
    /** An absolute URL, or a path. */
    readonly url: string;
    readonly headers: LineHeaders;
    /** Without it the recording left the body out. */
    readonly body?: LineBody;
  };
  /** Without it no answer came. */
  readonly answer?: { readonly status: number; readonly headers: LineHeaders; readonly body?: LineBody };
  /** Why no answer came, where the provider is the reason: it closed the connection. */
  readonly noAnswer?: 'dropped';
};

const text = { type: 'string' } as const;
const body = {
  oneOf: [
    text,
    {
      type: 'object',
      properties: { base64: { ...text, pattern: base64.source } },
      required: ['base64'],
      additionalProperties: false,
    },
  ],
} as const;
const headers = {
  oneOf: [
    { type: 'object', additionalProperties: text },
    { type: 'array', items: { type: 'array', items: text, minItems: 2, maxItems: 2 } },
  ],
} as const;

/** The JSON Schema of a line. Members that it does not name are ignored. */
export const exchangeLineSchema = {
  type: 'object',
  properties: {
    request: {
      type: 'object',
      properties: { method: { ...text, minLength: 1 }, url: { ...text, minLength: 1 }, headers, body },
      required: ['method', 'url', 'headers'],
    },
    answer: {
      type: 'object',
      properties: { status: { type: 'integer', minimum: 100, maximum: 999 }, headers, body },
      required: ['status', 'headers'],
    },
    noAnswer: { const: 'dropped' },
  },
  required: ['request'],
} as const;

export const isExchangeLine = guard<ExchangeLine>(exchangeLineSchema);

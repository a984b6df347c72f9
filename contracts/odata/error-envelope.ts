// The error envelope of Microsoft Graph: the body of a refusal, as a JSON Schema and as a check.

export type ErrorEnvelope = { readonly error: { readonly code: string; readonly message: string } };

export const errorEnvelopeSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: { code: { type: 'string', minLength: 1 }, message: { type: 'string' } },
    },
  },
} as const;

/** Whether a JSON value is the envelope (Microsoft Graph error responses: `error` with a `code` and a `message`). */
export const isErrorEnvelope = (value: unknown): value is ErrorEnvelope =>
  typeof value === 'object' &&
  value !== null &&
  'error' in value &&
  typeof value.error === 'object' &&
  value.error !== null &&
  'code' in value.error &&
  typeof value.error.code === 'string' &&
  value.error.code !== '' &&
  'message' in value.error &&
  typeof value.error.message === 'string';

// The list of what a run created, as a file: JSON Lines. A line is about one request, by its number; the first line is
// the header. Lines are added and never changed, so that the file is usable however the run ends.
import { guard } from '../../settings/guard.ts';

export type Header = {
  readonly format: 'userstatus-conformance created';
  readonly version: 1;
  readonly target: string;
  /** A UUID; see markerOf. */
  readonly run: string;
  /** The id of the tenant that the token was of, where it could be read. */
  readonly tenant?: string;
};

/** Where a create went: the path, and the ids of the configurations in it. */
export type Place = { readonly path: string; readonly ids: readonly string[] };

/** A configuration that was made itself, by its name, which ends in the id of the run. */
export type ParentPlace = { readonly parent: string };

/** Why something that was created can never be deleted by its id. */
export const undeletable = ['the answer gave no id', 'its id cannot stand in a URL'] as const;
export type Undeletable = (typeof undeletable)[number];

export type Line =
  /** Written before the request is sent. */
  | ({ readonly sent: number } & (Place | ParentPlace))
  /** It created something: with its id, or with why it cannot be deleted. */
  | { readonly made: number; readonly id: string }
  | { readonly made: number; readonly why: Undeletable }
  /** It created nothing. */
  | { readonly none: number }
  /** Nobody knows whether it created something. */
  | { readonly lost: number; readonly why: string }
  /** What it created is deleted. */
  | { readonly gone: number };

const number = { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER } as const;
const text = { type: 'string', maxLength: 1_000 } as const;

const closed = (properties: Readonly<Record<string, object>>): object => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

const uuid = { type: 'string', pattern: '^[\\da-f]{8}(-[\\da-f]{4}){3}-[\\da-f]{12}$' } as const;

const header = {
  format: { const: 'userstatus-conformance created' },
  version: { const: 1 },
  target: { type: 'string' },
  run: uuid,
};

const headerSchema = { ...closed(header), properties: { ...header, tenant: uuid } };

const lineSchema = {
  oneOf: [
    closed({
      sent: number,
      path: { type: 'string', pattern: '^\\w{1,100}$' },
      ids: { type: 'array', items: { type: 'string', minLength: 1 } },
    }),
    closed({ sent: number, parent: { type: 'string', minLength: 1, maxLength: 256 } }),
    closed({ made: number, id: text }),
    closed({ made: number, why: { enum: undeletable } }),
    closed({ none: number }),
    closed({ lost: number, why: text }),
    closed({ gone: number }),
  ],
};

export const isHeader = guard<Header>(headerSchema);
export const isLine = guard<Line>(lineSchema);

/** The client-request-id of a create: the run's, and the number of the request in it. */
export const markerOf = (run: string, request: number): string =>
  `${run.slice(0, 24)}${request.toString(16).padStart(12, '0')}`;

// The schemas of the contract as exports use them: with room for annotations, which a receiver must not fail on.
import type { Contract } from '../contracts/contract.ts';
import { errorEnvelopeSchema } from '../contracts/odata/error-envelope.ts';
import { createdSchemaOf, createSchemaOf } from '../contracts/odata/schema.ts';

/** A JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

// Each stands inside another document, which names the dialect once.
const embedded = (schema: object): Schema =>
  Object.fromEntries(Object.entries(schema).filter(([name]) => name !== '$schema'));

/** Any name with an `@` is an annotation (OData JSON 4.01, 4.6). */
const annotations: Schema = { patternProperties: { '@': true } };

/** The schemas of what a create sends, of what a 201 answers, and of what a refusal answers. */
export const schemasOf = ({
  entity,
  example,
}: Contract): { readonly create: Schema; readonly created: Schema; readonly refusal: Schema } => ({
  create: { ...embedded(createSchemaOf(entity)), ...annotations, examples: [JSON.parse(example.request)] },
  created: { ...embedded(createdSchemaOf(entity)), examples: [JSON.parse(example.answer)] },
  refusal: embedded(errorEnvelopeSchema),
});

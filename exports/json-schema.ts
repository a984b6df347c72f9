// The bodies of the contract as one document of JSON Schema 2020-12.
import type { Contract } from '../contracts/contract.ts';
import { jsonText } from './export-format.ts';
import { schemasOf } from './schemas.ts';

/** What a create sends, with what is answered under `$defs/created` and `$defs/refusal`. */
export const toJsonSchema = (contract: Contract): string => {
  const { create, created, refusal } = schemasOf(contract);
  return jsonText({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $ref: '#/$defs/create',
    $defs: { create, created, refusal },
  });
};

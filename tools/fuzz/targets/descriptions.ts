// Descriptions of an API by others, as `drift` reads, compares and reports them.
import { parse } from 'yaml';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { compare } from '../../../drift/compare.ts';
import { describeMetadata, describeOpenApi } from '../../../drift/describe.ts';
import type { Description } from '../../../drift/description.ts';
import { NotADescription } from '../../../drift/not-a-description.ts';
import { type Wanted, wantedBy } from '../../../drift/wanted.ts';
import { WrongUse } from '../../../engine/settings/errors.ts';
import { exportFormats } from '../../../exports/formats.ts';
import { driftLines } from '../../../reports/drift/drift-lines.ts';
import { driftMarkdown } from '../../../reports/drift/drift-markdown.ts';
import type { Target } from '../target.ts';

const exported = (format: string): string => exportFormats[format]?.make(userStatus) ?? '';

/** As the command does, which prints what it made. */
const comparing =
  (read: (bytes: Uint8Array, wanted: Wanted) => Description): Target['work'] =>
  ({ bytes }) => {
    try {
      const comparison = compare(userStatus, read(bytes, wantedBy(userStatus)));
      driftLines(comparison, 'a file');
      driftMarkdown(comparison, 'a file');
    } catch (error) {
      throw error instanceof NotADescription ? new WrongUse(error.message) : error;
    }
  };

export const metadata: Target = {
  name: 'metadata',
  form: 'xml',
  examples: () => [exported('csdl')],
  work: comparing(describeMetadata),
};

const entityOfJson = {
  $Version: '4.01',
  $EntityContainer: 'a.b',
  a: {
    b: { $Kind: 'EntityContainer', things: { $Collection: true, $Type: 'a.thing' } },
    thing: {
      $Kind: 'EntityType',
      $Key: ['id'],
      id: {},
      count: { $Type: 'Edm.Int32', $Nullable: true },
      parts: { $Kind: 'NavigationProperty', $Collection: true, $Type: 'a.thing', $ContainsTarget: true },
    },
    color: { $Kind: 'EnumType', red: 0, 'red@Core.Description': 'x' },
  },
};

export const jsonMetadata: Target = {
  name: 'json-metadata',
  form: 'json',
  examples: () => [JSON.stringify(entityOfJson)],
  work: comparing(describeMetadata),
};

export const openApi: Target = {
  name: 'openapi',
  form: 'json',
  examples: () => [JSON.stringify(parse(exported('openapi')))],
  work: comparing(describeOpenApi),
};

export const yamlOpenApi: Target = {
  name: 'yaml-openapi',
  form: 'text',
  examples: () => [exported('openapi')],
  work: comparing(describeOpenApi),
};

// Writes contracts/user-status/configuration.schema.json, the schema of a configuration file, for editors. Run by `npm run docs`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { configurationSchema } from '../../engine/settings/configuration-file.ts';

/** The schema as a file. */
export const configurationSchemaText = (): string =>
  `${JSON.stringify(configurationSchema(userStatus), undefined, 2)}\n`;

export const configurationSchemaFile = join(
  import.meta.dirname,
  '../../contracts/user-status/configuration.schema.json',
);

if (process.argv[1]?.endsWith('tools/docs/configuration-schema.ts'))
  writeFileSync(configurationSchemaFile, configurationSchemaText());

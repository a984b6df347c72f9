// `npm run pacts`: runs the consumer suites and replaces the pinned pact by what they write.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { print } from '../../engine/output/terminal.ts';
import { writtenPact } from './write-pact.ts';

const pinned = join(import.meta.dirname, '../../contracts/user-status/pacts');

const { name, text } = await writtenPact();
await rm(pinned, { recursive: true, force: true });
await mkdir(pinned, { recursive: true });
await writeFile(join(pinned, name), `${text.trimEnd()}\n`);
print(`wrote contracts/user-status/pacts/${name}`);

// `npm run pacts`: writes contracts/user-status/pacts/ anew from the consumer suites.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writtenPact } from './write-pact.ts';

const pinned = join(import.meta.dirname, '../../contracts/user-status/pacts');

const { name, text } = await writtenPact();
await rm(pinned, { recursive: true, force: true });
await mkdir(pinned, { recursive: true });
await writeFile(join(pinned, name), `${text.trimEnd()}\n`);
console.log(`wrote contracts/user-status/pacts/${name}`);

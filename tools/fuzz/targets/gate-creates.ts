// What a gate kept of a client, as `pact from-gate` makes a pact of it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { readPact } from '../../../pact/file/read-pact.ts';
import { createsFile } from '../../../pact/from-gate/keep-creates.ts';
import { pactOfCreates } from '../../../pact/from-gate/pact-of-creates.ts';
import { readCreates } from '../../../pact/from-gate/read-creates.ts';
import { Broken } from '../property.ts';
import type { Target } from '../target.ts';

const [path = ''] = userStatus.paths.names;
const ids = Object.fromEntries(userStatus.paths.parameters(path).map((name) => [name, 'an-id']));
const create = { path, ids, accept: 'application/json', body: JSON.parse(userStatus.example.request) };

export const gateCreates: Target = {
  name: 'gate-creates',
  form: 'json',
  examples: () => [JSON.stringify({ format: 1, creates: [create] })],
  work: ({ bytes, file }) => {
    const directory = `${file}.directory`;
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, createsFile), bytes);
    const pact = readPact(JSON.parse(pactOfCreates(userStatus, 'a consumer', readCreates(userStatus, directory))));
    for (const { request } of pact?.interactions ?? [])
      if (!userStatus.paths.match(request.path)) throw new Broken(`a pact is made for ${request.path}`);
  },
};

// Failing cases that an earlier run kept, possibly on another machine: what is made of them is sent, so it stays a create on a
// path of the contract.
import { mkdirSync, writeFileSync } from 'node:fs';
import { validateHeaderValue } from 'node:http';
import { join } from 'node:path';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { readFailures } from '../../../engine/memory/failures-file.ts';
import { caseOf, keptHeaders } from '../../../engine/memory/kept-case.ts';
import { exampleIdOf } from '../../../engine/settings/settings.ts';
import type { Case } from '../../../fixtures/cases/case.ts';
import { Broken } from '../property.ts';
import type { Target } from '../target.ts';

const [path = ''] = userStatus.paths.names;
const ids = Object.fromEntries(userStatus.paths.parameters(path).map((name) => [name, exampleIdOf(userStatus)]));

const example = {
  format: 1,
  failures: [
    { requirement: 'bodies.malformed', paths: [path], case: { reason: 'is cut', body: { text: '{"a":' } } },
    {
      requirement: 'headers.accept.named',
      paths: [path, 'another'],
      case: {
        reason: 'asks for JSON',
        body: { base64: 'e30=' },
        headers: { accept: 'application/json' },
        keyForm: 'quoted',
      },
    },
    {
      requirement: 'authorization.missing',
      paths: [path],
      case: { reason: 'x', body: { text: '' }, credential: 'none' },
    },
  ],
};

const checkRequest = ({ request }: Case): void => {
  if (userStatus.paths.match(request.path)?.path !== path || request.method !== 'POST')
    throw new Broken(`a kept case sends ${request.method} ${request.path}`);
  for (const name of keptHeaders) {
    const value = request.headers[name];
    try {
      if (value !== undefined) validateHeaderValue(name, value);
    } catch {
      throw new Broken(`a kept case sends the header ${name}: ${JSON.stringify(value)}`);
    }
  }
};

export const failures: Target = {
  name: 'failures',
  form: 'json',
  examples: () => [JSON.stringify(example)],
  work: ({ bytes, file }) => {
    const directory = `${file}.directory`;
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'failures.json'), bytes);
    for (const kept of readFailures(directory)) {
      const made = caseOf({ ...kept, path }, { contract: userStatus, path, ids });
      if (made) checkRequest(made);
    }
  },
};

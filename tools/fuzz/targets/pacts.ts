// Pacts, as `pact lint` judges them and `pact verify` prepares them for Pact's verifier.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { loadPacts } from '../../../pact/file/load-pacts.ts';
import { lintPact } from '../../../pact/lint/lint-pact.ts';
import { identifyInteractions } from '../../../pact/verify/identify-interactions.ts';
import type { Target } from '../target.ts';
import { textOf, treeOf } from '../tree.ts';
import { writeInput } from '../write-input.ts';

const pinned = join(
  import.meta.dirname,
  '../../../contracts/user-status/pacts/userstatus-client-device-configuration-user-status.json',
);

/** The pinned pact with a few of its interactions: one of each kind. */
const shortened = (): string => {
  const { interactions, ...rest }: { readonly interactions: readonly unknown[] } = JSON.parse(
    readFileSync(pinned, 'utf8'),
  );
  const every = Math.ceil(interactions.length / 3);
  return textOf(treeOf({ ...rest, interactions: interactions.filter((_, index) => index % every === 0) }));
};

const older = JSON.stringify({
  consumer: { name: 'consumer' },
  provider: { name: 'provider' },
  interactions: [
    {
      description: 'a create',
      providerState: 'a configuration',
      request: { method: 'POST', path: '/a', headers: { 'Content-Type': 'application/json' }, body: { a: 1 } },
      response: {
        status: 201,
        headers: { 'Content-Type': 'application/json' },
        body: { id: '1', a: [1, 2] },
        matchingRules: {
          '$.body.id': { match: 'regex', regex: '\\w+' },
          '$.body.a': { match: 'type', min: 1 },
          '$.headers.Content-Type': { match: 'regex', regex: 'application/.*' },
        },
      },
    },
  ],
  metadata: { pactSpecification: { version: '2.0.0' } },
});

export const pacts: Target = {
  name: 'pacts',
  form: 'json',
  examples: () => [shortened(), older],
  work: (input) => {
    for (const { pact, text } of loadPacts([writeInput(input)])) {
      lintPact(userStatus, pact);
      identifyInteractions(text);
    }
  },
};

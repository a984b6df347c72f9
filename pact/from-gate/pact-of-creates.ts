// A pact (version 4 of the format) of what a client sends: it pins what the client may rely on, and nothing more.
import type { Contract } from '../../contracts/contract.ts';
import { createdStatus, mediaType, method } from '../../contracts/odata/create.ts';
import { keyName } from '../../contracts/odata/entity-type.ts';
import { ownValue } from '../../contracts/odata/own-value.ts';
import { providerOf } from '../file/participants.ts';
import { statesOf } from '../file/provider-states.ts';
import type { KeptCreate } from './keep-creates.ts';

/** Creates of one path are numbered: Pact tells interactions apart by description and states. */
const descriptionsOf = (creates: readonly KeptCreate[]): readonly string[] => {
  const counts = new Map<string, number>();
  return creates.map(({ path }) => {
    const number = (counts.get(path) ?? 0) + 1;
    counts.set(path, number);
    return `a create on ${path}${number === 1 ? '' : `, ${number}`}`;
  });
};

const oneOf = (matcher: object): object => ({ combine: 'AND', matchers: [matcher] });

const requestOf = ({ paths }: Contract, { path, ids, accept, body }: KeptCreate): object => ({
  method,
  path: paths.fill(path, ids),
  headers: {
    ...(accept === '' ? {} : { Accept: [accept] }),
    'Content-Type': [mediaType],
    Authorization: ['Bearer token'],
  },
  body: { content: body, contentType: mediaType, encoded: false },
  // Any token: the provider's side inserts one that it issued.
  matchingRules: { header: { Authorization: oneOf({ match: 'regex', regex: '^Bearer \\S+$' }) } },
});

const answerOf = ({ example }: Contract): object => ({
  status: createdStatus,
  body: {
    content: { [keyName]: ownValue(JSON.parse(example.answer), keyName) },
    contentType: mediaType,
    encoded: false,
  },
  matchingRules: { body: { [`$.${keyName}`]: oneOf({ match: 'type' }) } },
});

/** The text of a pact of these creates, for a consumer of this name. */
export const pactOfCreates = (contract: Contract, consumer: string, creates: readonly KeptCreate[]): string => {
  const states = statesOf(contract);
  const descriptions = descriptionsOf(creates);
  const interactions = creates.map((create, index) => ({
    description: descriptions[index],
    pending: false,
    providerStates: [
      { name: states.resourceExists, params: { path: create.path, ...create.ids } },
      { name: states.token.granted },
    ],
    request: requestOf(contract, create),
    response: answerOf(contract),
    type: 'Synchronous/HTTP',
  }));
  const pact = {
    consumer: { name: consumer },
    interactions,
    metadata: { pactSpecification: { version: '4.0' } },
    provider: { name: providerOf(contract) },
  };
  return `${JSON.stringify(pact, undefined, 2)}\n`;
};

// The typed client against Pact's mock of the provider, on every documented path. Interactions that pass are written to
// the pact.

import { PactV4 } from '@pact-foundation/pact';
import { createClient, Refused } from '../../client/typed-client/index.ts';
import type { Grant, Request } from '../../contracts/judging/exchange.ts';
import { keyName, propertyNamesOf } from '../../contracts/odata/entity-type.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { isPathName } from '../../contracts/user-status/operation.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import { consumer, providerOf } from '../../pact/file/participants.ts';
import { statesOf } from '../../pact/file/provider-states.ts';
import { requirementReference } from '../../pact/file/requirement-tag.ts';
import { echoedEntity, expectedStatus, jsonHeader, typedEntity } from './matchers.ts';
import { pinnedCases, pinnedIds } from './pinned.ts';
import { addRequest } from './request.ts';

const dir = process.env['PACT_DIR'];
if (dir === undefined) throw new Error('PACT_DIR must name the directory for the pact file; `npm run pacts` sets it');

const { paths, requirements } = userStatus;
const states = statesOf(userStatus);
const pact = new PactV4({ consumer, provider: providerOf(userStatus), dir, logLevel: 'error' });

const interactionFor = ({ requirement: id, path, reason, request }: Case) => {
  const interaction = pact
    .addInteraction()
    .given(states.resourceExists, { path, ...pinnedIds[path] })
    .uponReceiving(`${id} on ${path}: ${reason}`)
    .reference(requirementReference.group, requirementReference.name, id);
  return request.headers['authorization'] === undefined
    ? interaction
    : interaction.given(states.token[grantOf(request)]);
};

const mockFor = (sent: Case) => {
  const { then } = requirements.get(sent.requirement);
  return addRequest(sent.request, interactionFor(sent)).willRespondWith(expectedStatus(then), (answer) => {
    if (then.answers !== 'created') return;
    const isExample = sent.requirement === 'paths.example';
    answer.headers(jsonHeader).jsonBody(isExample ? typedEntity(sent.request) : echoedEntity(sent.request));
  });
};

// No pinned case sends a token that was never issued.
const grantOf = ({ grant = 'granted' }: Request): Grant => (grant === 'unknown' ? 'granted' : grant);

const tokenOf = ({ headers }: Request) => (headers['authorization'] === undefined ? {} : { token: 'of-the-test' });

const create = (baseUrl: string, { path, request }: Case) => {
  if (!isPathName(path)) throw new Error(`the client knows no path ${path}`);
  const place = { path, ids: pinnedIds[path] ?? {} };
  return createClient({ baseUrl, ...tokenOf(request) }).createFromText(place, String(request.body));
};

describe.each(paths.names)('%s', (path) => {
  const cases = pinnedCases(path);
  const isCreate = (sent: Case): boolean => requirements.get(sent.requirement).then.answers === 'created';

  test.each(cases.filter(isCreate))('$requirement: the client returns the created entity ($reason)', async (sent) => {
    await mockFor(sent).executeTest(async ({ url }) => {
      const created = await create(url, sent);
      expect(Object.keys(created)).toEqual(expect.arrayContaining([keyName, ...propertyNamesOf(userStatus.entity)]));
    });
  });

  const refused = cases.filter((sent) => !isCreate(sent));
  test.each(refused)('$requirement: the client throws Refused ($reason)', async (sent) => {
    await mockFor(sent).executeTest(async ({ url }) => {
      await expect(create(url, sent)).rejects.toThrow(Refused);
    });
  });
});

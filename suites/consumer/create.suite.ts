// The client against Pact's mock of the provider, on every documented path. What passes is written to the pact.
import { PactV4 } from '@pact-foundation/pact';
import { createClient, Refused } from '../../client/typed-client/index.ts';
import type { Request } from '../../contracts/judging/exchange.ts';
import { keyName, propertyNames } from '../../contracts/user-status/entity.ts';
import { pathNames } from '../../contracts/user-status/operation.ts';
import { requirement } from '../../contracts/user-status/requirements/catalogue.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import { configurationExists, consumer, describing, provider, tokenStates } from '../../pact/file/names.ts';
import { echoedEntity, expectedStatus, jsonHeader, typedEntity } from './matchers.ts';
import { pinnedCases, pinnedIds } from './pinned.ts';
import { withRequestOf } from './request.ts';

const dir = process.env['PACT_DIR'];
if (dir === undefined) throw new Error('PACT_DIR must say where the pact is written; npm run pacts does');

const pact = new PactV4({ consumer, provider, dir, logLevel: 'error' });

const interactionFor = ({ requirement: id, path, reason, request }: Case) => {
  const asked = pact
    .addInteraction()
    .given(configurationExists, { path, ...pinnedIds[path] })
    .uponReceiving(describing(id, path, reason));
  return request.headers['authorization'] === undefined ? asked : asked.given(tokenStates[request.grant ?? 'granted']);
};

const expecting = (made: Case) => {
  const { then } = requirement(made.requirement);
  return withRequestOf(made.request, interactionFor(made)).willRespondWith(expectedStatus(then), (answer) => {
    if (then.answers !== 'created') return;
    const isExample = made.requirement === 'paths.example';
    answer.headers(jsonHeader).jsonBody(isExample ? typedEntity(made.request) : echoedEntity(made.request));
  });
};

const tokenOf = ({ headers }: Request) => (headers['authorization'] === undefined ? {} : { token: 'of-the-test' });

const create = (baseUrl: string, { path, request }: Case) =>
  createClient({ baseUrl, ...tokenOf(request) }).createFromText({ path, ids: pinnedIds[path] }, String(request.body));

describe.each(pathNames)('%s', (path) => {
  const cases = pinnedCases(path);
  const isCreate = (made: Case): boolean => requirement(made.requirement).then.answers === 'created';

  test.each(cases.filter(isCreate))('$requirement: the client gets the entity, because $reason', async (made) => {
    await expecting(made).executeTest(async ({ url }) => {
      const created = await create(url, made);
      expect(Object.keys(created)).toEqual(expect.arrayContaining([keyName, ...propertyNames]));
    });
  });

  const refused = cases.filter((made) => !isCreate(made));
  test.each(refused)('$requirement: the client learns of the refusal, because $reason', async (made) => {
    await expecting(made).executeTest(async ({ url }) => {
      await expect(create(url, made)).rejects.toThrow(Refused);
    });
  });
});

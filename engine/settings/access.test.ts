// Which target, cloud and token a run uses, from options or environment.
import { type AccessOptions, readAccess } from './access.ts';
import { WrongUse } from './errors.ts';

const token = { GRAPH_TOKEN: 'a-token' };
const client = { AZURE_TENANT_ID: 'tenant.example', AZURE_CLIENT_ID: 'client', AZURE_CLIENT_SECRET: 'the-secret' };
const gateway = 'https://gateway.example/beta';

test.each([
  ['the base URL', { cloud: 'usgov' }, {}, 'https://graph.microsoft.us/beta', 'usgov'],
  [
    'the base URL, in the environment',
    {},
    { GRAPH_CLOUD: 'china' },
    'https://microsoftgraph.chinacloudapi.cn/beta',
    'china',
  ],
  ['the login of a gateway', { cloud: 'usgov', target: gateway }, {}, gateway, 'usgov'],
  [
    'the login of a gateway in the environment',
    {},
    { GRAPH_CLOUD: 'usgov', GRAPH_BASE_URL: gateway },
    gateway,
    'usgov',
  ],
  [
    'more than the environment',
    { cloud: 'usgov-dod' },
    { GRAPH_CLOUD: 'china', GRAPH_BASE_URL: gateway },
    'https://dod-graph.microsoft.us/beta',
    'usgov-dod',
  ],
  [
    'nothing that its own host does not',
    { target: 'https://graph.microsoft.us/v1.0' },
    {},
    'https://graph.microsoft.us/v1.0',
    'usgov',
  ],
  ['nothing where it is empty', { target: gateway }, { GRAPH_CLOUD: '', GRAPH_CREDENTIAL: '' }, gateway, undefined],
] as const)('a cloud says %s', (_, said, environment, url, cloud) => {
  const access = readAccess(said, { ...token, ...environment });
  expect([access.url, access.cloud]).toEqual([url, cloud]);
});

test.each<[AccessOptions, Readonly<Record<string, string>>, string]>([
  [{ cloud: 'germany' }, {}, '--cloud takes global, usgov, usgov-dod, china, not "germany".'],
  [{ cloud: '' }, {}, '--cloud takes global, usgov, usgov-dod, china, not "".'],
  [{}, { GRAPH_CLOUD: 'mars' }, 'GRAPH_CLOUD takes global, usgov, usgov-dod, china, not "mars".'],
  [
    { cloud: 'usgov', target: 'https://graph.microsoft.com/beta' },
    {},
    '--cloud usgov is not the cloud of the target: graph.microsoft.com is global.',
  ],
  [
    { cloud: 'global', credential: 'password' },
    {},
    '--credential takes default, client-secret, certificate, workload-identity, device-code, azure-cli, not "password".',
  ],
  [
    { credential: 'client-secret' },
    client,
    '--credential needs --cloud or --target: the embedded tenant has tokens of its own.',
  ],
  [
    { cloud: 'global', credential: 'client-secret' },
    { ...client, AZURE_CLIENT_ID: '', AZURE_CLIENT_SECRET: '' },
    '--credential client-secret needs AZURE_CLIENT_ID, AZURE_CLIENT_SECRET: not set in the environment.',
  ],
  [
    { cloud: 'global' },
    client,
    'GRAPH_TOKEN is not set: a target needs a token, from the environment or with --credential.',
  ],
])('%j with %j is refused', (said, environment, sentence) =>
  expect(() => readAccess(said, environment)).toThrow(new WrongUse(sentence)),
);

test('a credential comes before GRAPH_TOKEN, and the other tokens stay', () => {
  const said = { ...token, ...client, GRAPH_INSUFFICIENT_TOKEN: 'poor', GRAPH_CREDENTIAL: 'client-secret' };
  const { credential, tokens } = readAccess({ cloud: 'global' }, said);
  expect([credential, tokens]).toEqual([
    'client-secret',
    { granted: expect.objectContaining({ current: expect.any(Function) }), insufficient: 'poor' },
  ]);
});

test('the embedded tenant needs no credential of the environment', () =>
  expect(readAccess({}, { GRAPH_CREDENTIAL: 'azure-cli' })).toEqual({ tokens: expect.any(Object) }));

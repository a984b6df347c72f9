// Whether a run may begin with its token: refused, warned of, or passed in silence.

import { userStatus } from '../../contracts/user-status/contract.ts';
import { lawfulClaims, webToken } from '../../test-support/web-token.ts';
import { readAccess } from '../settings/access.ts';
import { WrongUse } from '../settings/errors.ts';
import { readyTokens } from './ready-tokens.ts';

const lawful = webToken(lawfulClaims);
const poor = webToken({ ...lawfulClaims, roles: [] });
const objection = /^the token in GRAPH_TOKEN lacks DeviceManagementConfiguration\.ReadWrite\.All: /;

const written: string[] = [];
beforeEach(() => {
  written.length = 0;
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
});
afterEach(() => jest.restoreAllMocks());

const ready = (target: string | undefined, token: string): Promise<void> =>
  readyTokens({ contract: userStatus, ...readAccess({ target }, { GRAPH_TOKEN: token }) });

test.each(['https://graph.microsoft.com/beta', 'https://graph.microsoft.us/beta'])('%s: refused', async (target) => {
  await expect(ready(target, webToken({ ...lawfulClaims, exp: 1 }))).rejects.toThrow(WrongUse);
  expect(written).toEqual([]);
});

test.each(['http://127.0.0.1:8080', 'https://gateway.example/beta'])('%s: warned of, in one line', async (target) => {
  await ready(target, poor);
  expect(written).toEqual([expect.stringMatching(/^warning: the token in GRAPH_TOKEN lacks .*\.\n$/)]);
});

test('a token for others may be the right one of a gateway', async () => {
  await ready('https://gateway.example/beta', webToken({ ...lawfulClaims, aud: 'api://gateway' }));
  expect(written).toEqual([]);
});

test.each([
  ['https://graph.microsoft.com/beta', lawful],
  ['https://graph.microsoft.com/beta', 'an-opaque-token'],
  ['http://127.0.0.1:8080', 'an-opaque-token'],
  [undefined, poor],
])('%s: no warning about a token without objections', async (target, token) => {
  await ready(target, token);
  expect(written).toEqual([]);
});

const credentialGiving = (token: string) =>
  ({
    contract: userStatus,
    url: 'http://127.0.0.1:8080',
    credential: 'client-secret',
    tokens: { granted: { current: async () => token, held: () => [] } },
  }) as const;

test('what a credential gave is for Graph, and refused wherever it goes', async () => {
  await expect(readyTokens(credentialGiving(poor))).rejects.toThrow(/^the token of --credential client-secret lacks /);
  const other = webToken({ ...lawfulClaims, aud: 'https://graph.microsoft.us' });
  await expect(readyTokens(credentialGiving(other))).rejects.toThrow(/ not for Microsoft Graph of the cloud global: /);
  await expect(readyTokens(credentialGiving(lawful))).resolves.toBeUndefined();
});

test('the sentence is one', async () =>
  await expect(ready('https://graph.microsoft.com/beta', poor)).rejects.toThrow(objection));

// Why a token would be refused, found before it is sent, and which tokens pass.

import { delegatedClaims, lawfulClaims, webToken } from '../../test-support/web-token.ts';
import { objectionTo, tenantOf } from './claims.ts';
import { cloudNames, clouds } from './clouds.ts';

const now = Date.UTC(2026, 0, 1);
const permission = 'DeviceManagementConfiguration.ReadWrite.All';
const at = (token: string) => objectionTo(token, { cloud: 'global', now, permission });

describe('a token passes', () => {
  test.each([
    ["of an application's own permission", lawfulClaims],
    ['of a permission that a user lends', delegatedClaims],
    ['for Graph, with a solidus', { ...lawfulClaims, aud: 'https://graph.microsoft.com/' }],
    ['for Graph, by its id', { ...lawfulClaims, aud: '00000003-0000-0000-c000-000000000000' }],
    [
      'of a guest, who has a name in the tenant',
      { ...delegatedClaims, idp: 'live.com', upn: 'ada_x#EXT#@tenant.example' },
    ],
    ['that does not say when it ends', { ...lawfulClaims, exp: undefined }],
    ['that ends in this second', { ...lawfulClaims, exp: now / 1000 + 1 }],
  ])('%s', (_, claims) => expect(at(webToken(claims))).toBeUndefined());

  test.each([
    ['a word', 'a-token-of-a-mock'],
    ['two parts', 'eyJhIjoxfQ.eyJhIjoxfQ'],
    ['five parts, which are encrypted', 'eyJhIjoxfQ.x.x.x.x'],
    ['no JSON inside', 'a.b.c'],
    ['no object inside', `a.${Buffer.from('"text"').toString('base64url')}.c`],
    ['null inside', `a.${Buffer.from('null').toString('base64url')}.c`],
    ['a token of a personal account, which is no JWT', 'EwB4A8l6BAAUkj1NuJYtTVha+Mogk+HEiPbQo04AAd'],
  ])('that cannot be read: %s', (_, token) => expect(at(token)).toBeUndefined());

  test.each(cloudNames)('of the cloud %s, and of no other', (cloud) => {
    const token = webToken({ ...lawfulClaims, aud: clouds[cloud].scope.replace('/.default', '') });
    expect(cloudNames.filter((name) => objectionTo(token, { cloud: name, now, permission }) === undefined)).toEqual([
      cloud,
    ]);
  });

  test('for anybody, where the cloud is not known', () =>
    expect(
      objectionTo(webToken({ ...lawfulClaims, aud: 'api://gateway' }), { cloud: undefined, now, permission }),
    ).toBeUndefined());
});

describe('a token is explained', () => {
  const granting = (kind: string, application = 'the application "22222222-2222-2222-2222-222222222222"'): string =>
    `lacks ${permission}: grant it to ${application} as ${kind} permission, with an administrator's consent, and get a new token`;

  test.each([
    [
      'with other roles',
      { ...lawfulClaims, roles: ['DeviceManagementConfiguration.Read.All'] },
      granting('an application'),
    ],
    ['with no roles', { ...lawfulClaims, roles: undefined }, granting('an application')],
    ['with other scopes', { ...delegatedClaims, scp: `${permission}x openid` }, granting('a delegated')],
    ['with the permission in a claim of another kind', { ...lawfulClaims, roles: 7 }, granting('an application')],
    ['of nobody', { aud: lawfulClaims.aud }, granting('an application', 'its application')],
    [
      'of the tenant of personal accounts',
      { ...delegatedClaims, tid: '9188040d-6c67-4c5b-b112-36a304b66dad' },
      'is for a personal account, for which the operation is not supported: log in with a work or school account',
    ],
    [
      'of a personal account without a name in a tenant',
      { ...delegatedClaims, idp: 'live.com', upn: undefined },
      'is for a personal account, for which the operation is not supported: log in with a work or school account',
    ],
    [
      'for somebody else',
      { ...lawfulClaims, aud: 'https://management.azure.com/' },
      'is for "https://management.azure.com/", not for Microsoft Graph of the cloud global: ask for one with the scope https://graph.microsoft.com/.default',
    ],
    [
      'for nobody',
      { ...lawfulClaims, aud: undefined },
      'is for no audience, not for Microsoft Graph of the cloud global: ask for one with the scope https://graph.microsoft.com/.default',
    ],
    ['that has expired', { ...lawfulClaims, exp: now / 1000 }, 'expired at 2026-01-01T00:00:00.000Z: get a new one'],
    ['older than time', { ...lawfulClaims, exp: -1e300 }, 'expired at 1970-01-01T00:00:00.000Z: get a new one'],
  ])('%s', (_, claims, objection) => expect(at(webToken(claims))).toBe(objection));
});

test.each([
  ['11111111-aaaa-4000-8000-00000000000F', '11111111-aaaa-4000-8000-00000000000f'],
  ['contoso.example', undefined],
  [7, undefined],
  [undefined, undefined],
])('the tenant %j of a token is %j', (tid, tenant) =>
  expect(tenantOf(webToken({ ...lawfulClaims, tid }))).toBe(tenant),
);

// The login: what Microsoft's libraries ask for and are told, which tokens it issues, and what they are good for.
import { createPublicKey, verify } from 'node:crypto';
import type { Answer } from '../../../contracts/judging/exchange.ts';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { type Login, openLogin } from './login.ts';
import { isLoginHost } from './login-hosts.ts';

const graph = 'https://graph.microsoft.com';
const { permission } = userStatus.operation;
const host = 'login.microsoftonline.com';

let login: Login;
beforeEach(() => {
  login = openLogin([graph], permission);
});
afterEach(() => void jest.useRealTimers());

type Form = Readonly<Record<string, string>>;

const json = ({ body }: Answer) => JSON.parse(body.toString());
const get = (path: string): Answer => login.answer({ method: 'GET', host, path, headers: {}, body: '' });
const post = (path: string, form: Form, headers: Form = {}): Answer =>
  login.answer({ method: 'POST', host, path, headers, body: new URLSearchParams(form).toString() });
const token = (form: Form, tenant = 'contoso.example', headers: Form = {}): Answer =>
  post(`/${tenant}/oauth2/v2.0/token`, form, headers);

const client = { client_id: 'a-program' };
const app = { ...client, grant_type: 'client_credentials', client_secret: 'a secret', scope: `${graph}/.default` };
const user = {
  ...client,
  grant_type: 'password',
  username: 'zoe@a.example',
  password: 'p',
  scope: `${graph}/${permission}`,
};
const grantOf = (answer: Answer) => login.grantOf(json(answer).access_token);
const claimsOf = (jwt: string) => JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString());

describe('a token for', () => {
  test.each<[string, Form, string, string | undefined]>([
    ['a program', app, 'contoso.example', 'granted'],
    ['a program, by its assertion', { ...app, client_secret: '', client_assertion: 'a.b.c' }, 'a.example', 'granted'],
    ['a program, with a scope of two slashes', { ...app, scope: `${graph}//.default` }, 'a.example', 'granted'],
    ['another API', { ...app, scope: 'https://vault.azure.net/.default' }, 'a.example', undefined],
    ['a user with the permission', user, 'organizations', 'granted'],
    ['a user with it by its short name', { ...user, scope: `openid ${permission}` }, 'organizations', 'granted'],
    ['a user without it', { ...user, scope: 'User.Read' }, 'organizations', 'insufficient'],
    ['a personal account', user, 'consumers', 'personal'],
  ])('%s', (_, form, tenant, grant) => {
    const answer = token(form, tenant);
    expect([answer.status, grantOf(answer)]).toEqual([200, grant]);
    expect(json(answer)).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
  });

  test('a program that shows itself in the header', () => {
    const { client_id: _, client_secret: __, ...form } = app;
    const authorization = `Basic ${Buffer.from('a-program:a%20secret').toString('base64')}`;
    expect(grantOf(token(form, 'a.example', { authorization }))).toBe('granted');
  });

  test('the older endpoint, which names an API by its resource', () => {
    const answer = post('/a.example/oauth2/token', { ...app, scope: '', resource: `${graph}/` });
    expect(json(answer)).toMatchObject({ expires_in: '3599', resource: graph });
    expect(grantOf(answer)).toBe('granted');
  });
});

test('only what was issued here is good, and only for an hour', () => {
  jest.useFakeTimers({ now: 0 });
  const { access_token } = json(token(app));
  const other = openLogin([graph], permission);
  expect([login.grantOf(access_token), other.grantOf(access_token)]).toEqual(['granted', undefined]);
  const [head, , signature] = access_token.split('.');
  const changed = Buffer.from(JSON.stringify({ ...claimsOf(access_token), sub: 'b' })).toString('base64url');
  expect(login.grantOf(`${head}.${changed}.${signature}`)).toBeUndefined();
  jest.setSystemTime(3_599_001);
  expect(login.grantOf(access_token)).toBeUndefined();
});

test('it has the claims and the signature that programs check, and says what it is', () => {
  const jwt: string = json(token(app, '72F988BF-86F1-41AF-91AB-2D7CD011DB47')).access_token;
  const tid = '72f988bf-86f1-41af-91ab-2d7cd011db47';
  expect(claimsOf(jwt)).toMatchObject({
    ...{ aud: graph, iss: `https://sts.windows.net/${tid}/`, tid, appid: 'a-program', idtyp: 'app', ver: '1.0' },
    roles: [permission],
    userstatus_conformance: expect.stringContaining('valid nowhere else'),
  });
  const [key] = json(get('/common/discovery/v2.0/keys')).keys;
  const [head, body, signature = ''] = jwt.split('.');
  const signed = Buffer.from(`${head}.${body}`);
  const publicKey = createPublicKey({ key, format: 'jwk' });
  expect(verify('sha256', signed, publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
});

test('a device code is pending first, then granted, with all that a user gets, once', () => {
  const scope = `openid profile offline_access ${graph}/${permission}`;
  const begun = json(post('/common/oauth2/v2.0/devicecode', { ...client, scope }));
  expect(begun).toMatchObject({ interval: 1, expires_in: 900, verification_uri: 'https://microsoft.com/devicelogin' });
  const grant_type = 'urn:ietf:params:oauth:grant-type:device_code';
  const poll = (): Answer =>
    token({ ...client, grant_type, device_code: begun.device_code, client_info: '1' }, 'common');
  expect(json(poll())).toMatchObject({ error: 'authorization_pending', error_codes: [70016] });
  const granted = poll();
  expect(json(granted)).toMatchObject({
    scope: `${graph}/${permission} openid profile`,
    refresh_token: expect.any(String),
  });
  const { id_token, client_info } = json(granted);
  expect(claimsOf(id_token)).toMatchObject({ aud: 'a-program', iss: expect.stringMatching(/\/v2\.0$/) });
  const info = JSON.parse(Buffer.from(client_info, 'base64url').toString());
  expect(info).toEqual({ uid: claimsOf(id_token).oid, utid: claimsOf(id_token).tid });
  expect(json(poll())).toMatchObject({ error: 'bad_verification_code' });
});

test('a refresh token brings a new token for the same user, to the same program alone', () => {
  const first = json(token({ ...user, scope: `${user.scope} offline_access` }));
  const refresh = { ...client, grant_type: 'refresh_token', refresh_token: first.refresh_token };
  const second = token(refresh);
  expect(grantOf(second)).toBe('granted');
  expect(json(second).access_token).not.toBe(first.access_token);
  expect(claimsOf(json(second).access_token).oid).toBe(claimsOf(first.access_token).oid);
  expect(grantOf(token({ ...refresh, scope: 'User.Read' }))).toBe('insufficient');
  expect(token({ ...refresh, client_id: 'another' }).status).toBe(400);
});

describe('refuses, as Entra does,', () => {
  test.each<[string, Form, number, string, number]>([
    ['no grant type', client, 400, 'invalid_request', 900144],
    ['no program', { ...app, client_id: '' }, 400, 'invalid_request', 900144],
    ['another grant', { ...client, grant_type: 'magic' }, 400, 'unsupported_grant_type', 70003],
    ['a program without a secret', { ...app, client_secret: '' }, 401, 'invalid_client', 7000216],
    ['a program with no assertion in it', { ...app, client_assertion: 'a' }, 400, 'invalid_request', 50027],
    ['a program without a scope', { ...app, scope: '' }, 400, 'invalid_request', 900144],
    ['a program with a scope of users', { ...app, scope: 'User.Read' }, 400, 'invalid_scope', 1002012],
    ['a user without a password', { ...user, password: '' }, 400, 'invalid_request', 900144],
    ['an unknown refresh token', { ...client, grant_type: 'refresh_token' }, 400, 'invalid_grant', 9002313],
    ['an unknown device code', { ...client, grant_type: 'device_code' }, 400, 'bad_verification_code', 70018],
  ])('%s', (_, form, status, error, code) => {
    const answer = token(form);
    expect([answer.status, json(answer)]).toMatchObject([status, { error, error_codes: [code] }]);
    expect(json(answer).error_description).toMatch(
      new RegExp(`^AADSTS${code}: .* Trace ID: \\S+ Correlation ID: \\S+ Timestamp: `),
    );
  });

  test.each([
    ['a tenant that is neither id nor name', '/a%20b/oauth2/v2.0/token', 'AADSTS900023'],
    ['what it does not know', '/common/oauth2/v2.0/logout', 'AADSTS90015'],
  ])('%s', (_, path, code) => expect(json(post(path, app)).error_description).toMatch(new RegExp(`^${code}: `)));

  test('a login in a browser, and says what works instead', () =>
    expect(json(get('/common/oauth2/v2.0/authorize')).error_description).toContain(
      'use client credentials, a device code',
    ));
});

describe('is found', () => {
  test.each([
    ['common', 'https://login.microsoftonline.com/{tenantid}/v2.0'],
    [
      '72f988bf-86f1-41af-91ab-2d7cd011db47',
      'https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0',
    ],
  ])('at %s', (tenant, issuer) => {
    const found = json(get(`/${tenant}/v2.0/.well-known/openid-configuration`));
    const base = `https://${host}/${tenant}/oauth2/v2.0`;
    expect(found).toMatchObject({
      issuer,
      token_endpoint: `${base}/token`,
      device_authorization_endpoint: `${base}/devicecode`,
    });
    expect(get(new URL(found.jwks_uri).pathname).status).toBe(200);
  });

  test('in its older version, as an instance, and by a user', () => {
    const older = json(get('/a.example/.well-known/openid-configuration'));
    expect(older.token_endpoint).toBe(`https://${host}/a.example/oauth2/token`);
    expect(json(get('/common/discovery/instance'))).toMatchObject({ metadata: [{ aliases: [host] }] });
    expect(json(get('/common/userrealm/zoe%40a.example'))).toMatchObject({
      account_type: 'Managed',
      domain_name: 'a.example',
    });
    expect(get('/common/userrealm/%zz').status).toBe(200);
  });

  test.each([
    ['login.microsoftonline.com', true],
    ['login.microsoftonline.us', true],
    ['login.windows.net', true],
    ['graph.microsoft.com', false],
  ])('%s is a login: %s', (name, expected) => expect(isLoginHost(name)).toBe(expected));
});

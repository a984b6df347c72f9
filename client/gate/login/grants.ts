// The grants of OAuth 2.0 that a login answers: client credentials, device code (RFC 8628), refresh token, password.
import { randomBytes, randomUUID } from 'node:crypto';
import type { Answer } from '../../../contracts/judging/exchange.ts';
import { type Account, idFor, readScopes, tenantIdOf, type User } from './account.ts';
import { type IssuedTokens, lifetime } from './issued-tokens.ts';
import * as errors from './login-error.ts';
import type { Signer } from './web-token.ts';

/** A form that was posted to a tenant's login. */
export type Posted = { readonly host: string; readonly tenant: string; readonly form: URLSearchParams };

export type Grants = {
  /** Answers at the token endpoint. */
  readonly token: (posted: Posted) => Answer;
  /** Begins a login by device code. */
  readonly deviceCode: (posted: Posted) => Answer;
};

type Login = { readonly issued: IssuedTokens; readonly signer: Signer };

const value = (form: URLSearchParams, name: string): string => form.get(name) ?? '';

/** The scope of a form; that of the older endpoint names an API by `resource`. */
const scopeIn = (form: URLSearchParams): string =>
  value(form, 'scope') || (form.has('resource') ? `${value(form, 'resource').replace(/\/$/, '')}/.default` : '');

const accountOf = ({ tenant, form }: Posted, user?: User): Account => ({
  tenant: tenantIdOf(tenant),
  client: value(form, 'client_id'),
  user,
  ...readScopes(scopeIn(form)),
});

const idTokenOf = ({ signer }: Login, host: string, { tenant, client, user }: Account): string => {
  const now = Math.floor(Date.now() / 1000);
  return signer.sign({
    ...{ aud: client, iss: `https://${host}/${tenant}/v2.0`, iat: now, nbf: now, exp: now + lifetime },
    ...{ name: user?.name, oid: user?.id, preferred_username: user?.name, sub: user?.id, tid: tenant, ver: '2.0' },
  });
};

const encoded = (json: object): string => Buffer.from(JSON.stringify(json)).toString('base64url');

/** What only a user's login brings: a refresh token, who it is, and what MSAL keeps of that. */
const ofUser = (login: Login, { host, form }: Posted, account: Account & { readonly user: User }): object => ({
  ...(account.openId.includes('openid') ? { id_token: idTokenOf(login, host, account) } : {}),
  ...(form.has('client_info') ? { client_info: encoded({ uid: account.user.id, utid: account.tenant }) } : {}),
});

const scopeOf = ({ asked, openId }: Account): string =>
  [...asked, ...openId.filter((one) => one !== 'offline_access')].join(' ');

const hasUser = (account: Account): account is Account & { readonly user: User } => account.user !== undefined;

const tester: User = { id: idFor('user'), name: 'tester@userstatus-conformance.example' };

/** Kept at most of what was begun or may be refreshed; older ones are forgotten. */
const mostKept = 10_000;

const keep = <Value>(kept: Map<string, Value>, key: string, kept1: Value): string => {
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(key, kept1);
  return key;
};

const secretName = (): string => randomBytes(32).toString('base64url');

/** The grants of one login. */
export const openGrants = (login: Login): Grants => {
  const refreshable = new Map<string, Account>();
  const devices = new Map<string, { readonly account: Account; asked: boolean }>();

  const granted = (posted: Posted, account: Account): Answer => {
    const [isOld, offline] = [posted.form.has('resource'), account.openId.includes('offline_access')];
    const seconds = isOld ? String(lifetime) : lifetime;
    return errors.answered(200, {
      token_type: 'Bearer',
      ...(hasUser(account) ? { scope: scopeOf(account) } : {}),
      ...(isOld ? { resource: account.resource, expires_on: String(Math.floor(Date.now() / 1000) + lifetime) } : {}),
      expires_in: seconds,
      ext_expires_in: seconds,
      access_token: login.issued.issue(account),
      ...(hasUser(account) && (offline || isOld)
        ? { refresh_token: keep(refreshable, `1.${secretName()}`, account) }
        : {}),
      ...(hasUser(account) ? ofUser(login, posted, account) : {}),
    });
  };

  const clientCredentials = (posted: Posted): Answer => {
    const { form } = posted;
    const scope = scopeIn(form);
    const assertion = form.get('client_assertion');
    if (scope === '') return errors.refusal(errors.missing('scope'));
    if (value(form, 'client_secret') === '' && assertion === null) return errors.refusal(errors.noCredential);
    if (assertion !== null && assertion.split('.').length !== 3) return errors.refusal(errors.invalidAssertion);
    if (!scope.endsWith('/.default')) return errors.refusal(errors.notDefaultScope(scope));
    return granted(posted, accountOf(posted));
  };

  // Nobody enters the code: the first time it is pending, then as if somebody had.
  const deviceGrant = (posted: Posted): Answer => {
    const code = value(posted.form, 'device_code') || value(posted.form, 'code');
    const device = devices.get(code);
    if (!device) return errors.refusal(errors.unknownDeviceCode);
    if (!device.asked) {
      device.asked = true;
      return errors.refusal(errors.pending);
    }
    devices.delete(code);
    return granted(posted, device.account);
  };

  const refresh = (posted: Posted): Answer => {
    const account = refreshable.get(value(posted.form, 'refresh_token'));
    if (!account || account.client !== value(posted.form, 'client_id'))
      return errors.refusal(errors.unknownRefreshToken);
    // The scope may be another one, or left out.
    return granted(posted, scopeIn(posted.form) === '' ? account : accountOf(posted, account.user));
  };

  const password = (posted: Posted): Answer => {
    const name = value(posted.form, 'username');
    if (name === '') return errors.refusal(errors.missing('username'));
    if (value(posted.form, 'password') === '') return errors.refusal(errors.missing('password'));
    return granted(posted, accountOf(posted, { id: idFor(name), name }));
  };

  const byType: ReadonlyMap<string, (posted: Posted) => Answer> = new Map([
    ['client_credentials', clientCredentials],
    ['urn:ietf:params:oauth:grant-type:device_code', deviceGrant],
    ['device_code', deviceGrant],
    ['refresh_token', refresh],
    ['password', password],
  ]);

  return {
    token: (posted) => {
      const type = value(posted.form, 'grant_type');
      if (type === '') return errors.refusal(errors.missing('grant_type'));
      if (value(posted.form, 'client_id') === '') return errors.refusal(errors.missing('client_id'));
      return byType.get(type)?.(posted) ?? errors.refusal(errors.unsupportedGrant(type));
    },
    deviceCode: (posted) => {
      if (value(posted.form, 'client_id') === '') return errors.refusal(errors.missing('client_id'));
      if (scopeIn(posted.form) === '') return errors.refusal(errors.missing('scope'));
      const [device_code, user_code] = [secretName(), randomUUID().slice(0, 8).toUpperCase()];
      keep(devices, device_code, { account: accountOf(posted, tester), asked: false });
      const [verification_uri, expires_in, interval] = ['https://microsoft.com/devicelogin', 900, 1];
      const message = `Nobody has to enter the code ${user_code}: the gate of userstatus-conformance grants it by itself.`;
      return errors.answered(200, { user_code, device_code, verification_uri, expires_in, interval, message });
    },
  };
};

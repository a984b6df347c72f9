// The access tokens that a login issued: claims as in Microsoft Entra's, and what each is good for at the tenant.
import { randomUUID } from 'node:crypto';
import type { Grant } from '../../../contracts/judging/exchange.ts';
import { type Account, graphId, personalTenant } from './account.ts';
import type { Signer } from './web-token.ts';

export type IssuedTokens = {
  /** A token for an account. */
  readonly issue: (account: Account) => string;
  /** What it is good for; undefined for one that was not issued here, is for another API, or has expired. */
  readonly grantOf: (token: string) => Grant | undefined;
};

/** Seconds that a token is valid, as Microsoft Entra's at the least. */
export const lifetime = 3599;

/** Tokens that are known at once; the oldest are forgotten. */
const mostKnown = 10_000;

const claimsOf = ({ tenant, client, user, resource, scopes }: Account, permission: string): object => {
  const now = Math.floor(Date.now() / 1000);
  const rights = user === undefined ? { roles: [permission], idtyp: 'app' } : { scp: scopes.join(' '), idtyp: 'user' };
  return {
    aud: resource,
    iss: `https://sts.windows.net/${tenant}/`,
    iat: now,
    nbf: now,
    exp: now + lifetime,
    appid: client,
    appidacr: user === undefined ? '1' : '0',
    oid: user?.id ?? client,
    sub: user?.id ?? client,
    tid: tenant,
    ...rights,
    ...(user === undefined ? {} : { upn: user.name, unique_name: user.name, name: user.name }),
    uti: randomUUID(),
    ver: '1.0',
    // Says to whoever finds it that it opens nothing.
    userstatus_conformance: 'issued for a test by userstatus-conformance gate; valid nowhere else',
  };
};

/** What a token for an account is good for at an API on these hosts. */
const goodFor = (
  { tenant, user, resource, scopes }: Account,
  apis: readonly string[],
  permission: string,
): Grant | undefined => {
  if (resource !== graphId && !apis.includes(resource)) return undefined;
  if (tenant === personalTenant) return 'personal';
  if (user === undefined || scopes.includes('.default') || scopes.includes(permission)) return 'granted';
  return 'insufficient';
};

/** How tokens are issued: by whom they are signed, for which APIs they are good, and the permission that the operation needs. */
export type Issuing = { readonly signer: Signer; readonly apis: readonly string[]; readonly permission: string };

/** An empty list of tokens. */
export const openIssuedTokens = ({ signer, apis, permission }: Issuing): IssuedTokens => {
  const known = new Map<string, { readonly grant: Grant | undefined; readonly until: number }>();
  return {
    issue: (account) => {
      const token = signer.sign(claimsOf(account, permission));
      known.set(token, { grant: goodFor(account, apis, permission), until: Date.now() + lifetime * 1000 });
      const [oldest] = known.keys();
      if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
      return token;
    },
    grantOf: (token) => {
      const found = known.get(token);
      return found && found.until > Date.now() ? found.grant : undefined;
    },
  };
};

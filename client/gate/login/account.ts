// Who logs in, and for what.
import { createHash } from 'node:crypto';

/** A user, where it is not the program itself. */
export type User = { readonly id: string; readonly name: string };

export type Account = {
  /** The id of the tenant. */
  readonly tenant: string;
  /** The id of the program. */
  readonly client: string;
  readonly user?: User | undefined;
  /** The API that the token is for, and the rights at it, by their short names. */
  readonly resource: string;
  readonly scopes: readonly string[];
  /** These scopes as they were asked for. */
  readonly asked: readonly string[];
  /** Those of OpenID Connect. */
  readonly openId: readonly string[];
};

/** An id that is always the same for a name, in the form that Microsoft's ids have. */
export const idFor = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
};

const isId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** The tenant of all personal accounts. */
export const personalTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** The id of a tenant that is named by its id, its domain, or a word such as `common`. */
export const tenantIdOf = (name: string): string => {
  if (isId.test(name)) return name.toLowerCase();
  return name === 'consumers' ? personalTenant : idFor(`tenant ${name}`);
};

const openIdScopes: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'offline_access']);

/** The id of Microsoft Graph in every cloud. */
export const graphId = '00000003-0000-0000-c000-000000000000';

/** The API of a scope, before its last slash, and the right behind it; a scope without one is of Microsoft Graph. */
const parted = (scope: string): readonly [string, string] => {
  const slash = scope.lastIndexOf('/');
  return slash < 0 ? [graphId, scope] : [scope.slice(0, slash).replace(/\/$/, ''), scope.slice(slash + 1)];
};

/** What the parameter `scope` asks for. The first API counts, as tokens are for one. */
export const readScopes = (scope: string): Pick<Account, 'resource' | 'scopes' | 'asked' | 'openId'> => {
  const all = scope.split(/\s+/).filter((one) => one !== '');
  const [openId, asked] = [all.filter((one) => openIdScopes.has(one)), all.filter((one) => !openIdScopes.has(one))];
  const rights = asked.map(parted);
  const resource = rights[0]?.[0] ?? graphId;
  return { resource, scopes: rights.filter(([api]) => api === resource).map(([, right]) => right), asked, openId };
};

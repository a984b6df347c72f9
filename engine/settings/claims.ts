// The claims of a token, and why a tenant would refuse it: known before anything is sent.
import { type CloudName, cloudNames, clouds } from './clouds.ts';

type Claims = Readonly<Record<string, unknown>>;

// The tenant of all personal accounts, and Microsoft Graph itself, whose id is the same in every cloud.
const personalTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';
const graphApplication = '00000003-0000-0000-c000-000000000000';

const isClaims = (value: unknown): value is Claims => typeof value === 'object' && value !== null;

/** The claims of a JWT, unverified; undefined for a token that only its issuer can read. */
const claimsOf = (token: string): Claims | undefined => {
  const [, payload = '', ...more] = token.split('.');
  if (more.length !== 1) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return isClaims(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
};

/** The id of the tenant that a token is of, as far as it can be read. */
export const tenantOf = (token: string): string | undefined => {
  const { tid } = claimsOf(token) ?? {};
  return typeof tid === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(tid)
    ? tid.toLowerCase()
    : undefined;
};

/** When a token ends, in milliseconds since 1970, as far as it can be read. */
export const endOf = (token: string): number | undefined => {
  const { exp } = claimsOf(token) ?? {};
  return typeof exp === 'number' ? exp * 1_000 : undefined;
};

const graphHosts: ReadonlySet<string> = new Set(cloudNames.map((name) => new URL(clouds[name].scope).hostname));

const isGraph = (audience: unknown): boolean => {
  if (typeof audience !== 'string') return false;
  return URL.canParse(audience)
    ? graphHosts.has(new URL(audience).hostname)
    : audience.toLowerCase().startsWith(graphApplication);
};

/** Whether a token is one for Microsoft Graph of any cloud, as far as it can be read. */
export const isForGraph = (token: string): boolean => {
  const { aud } = claimsOf(token) ?? {};
  return Array.isArray(aud) ? aud.some(isGraph) : isGraph(aud);
};

type Place = { readonly cloud: CloudName | undefined; readonly now: number; readonly permission: string };
type Check = (claims: Claims, place: Place) => string | undefined;

const hasExpired: Check = ({ exp }, { now }) =>
  typeof exp === 'number' && exp * 1000 <= now
    ? `expired at ${new Date(Math.max(0, exp * 1000)).toISOString()}: get a new one`
    : undefined;

// A guest of a tenant logs in at live.com too, but is a user there, with a name of the tenant.
const isPersonal: Check = ({ tid, idp, upn }) =>
  tid === personalTenant || (idp === 'live.com' && upn === undefined)
    ? 'is for a personal account, for which the operation is not supported: log in with a work or school account'
    : undefined;

const isForOthers: Check = ({ aud }, { cloud }) => {
  if (cloud === undefined || aud === graphApplication) return undefined;
  const { scope } = clouds[cloud];
  if (typeof aud === 'string' && `${aud.replace(/\/$/, '')}/.default` === scope) return undefined;
  return `is for ${JSON.stringify(aud) ?? 'no audience'}, not for Microsoft Graph of the cloud ${cloud}: ask for one with the scope ${scope}`;
};

const wordsOf = (claim: unknown): readonly unknown[] =>
  typeof claim === 'string' ? claim.split(/\s+/) : Array.isArray(claim) ? claim : [];

// An application's own permissions are roles, those that a user lends it are in scp.
const lacksPermission: Check = ({ scp, roles, appid }, { permission }) => {
  if ([...wordsOf(scp), ...wordsOf(roles)].includes(permission)) return undefined;
  const application = typeof appid === 'string' ? `the application ${JSON.stringify(appid)}` : 'its application';
  const kind = scp === undefined ? 'an application' : 'a delegated';
  return `lacks ${permission}: grant it to ${application} as ${kind} permission, with an administrator's consent, and get a new token`;
};

const checks: readonly Check[] = [hasExpired, isPersonal, isForOthers, lacksPermission];

/**
 * Why a tenant will refuse this token, and what to do next, as the end of a sentence that begins with the token;
 * undefined where no reason is found, or where it is not a JWT. The audience is checked where the cloud is known;
 * `permission` is what the operation needs.
 */
export const objectionTo = (token: string, place: Place): string | undefined => {
  const claims = claimsOf(token);
  return claims && checks.map((check) => check(claims, place)).find((objection) => objection !== undefined);
};

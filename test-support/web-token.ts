// Tokens that say what a test wants them to, in the form in which Microsoft's are.
import { userStatus } from '../contracts/user-status/contract.ts';

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A JWT with these claims; its signature is one of nobody. */
export const webToken = (claims: object): string =>
  `${encoded({ typ: 'JWT', alg: 'RS256' })}.${encoded(claims)}.bm9ib2R5`;

/** The claims of an application's token that the global cloud accepts until 2100. */
export const lawfulClaims = {
  aud: 'https://graph.microsoft.com',
  tid: '11111111-1111-1111-1111-111111111111',
  appid: '22222222-2222-2222-2222-222222222222',
  exp: 4_102_444_800,
  roles: ['User.Read.All', userStatus.operation.permission],
} as const;

const { roles: _, ...delegated } = lawfulClaims;

/** The same of a token that a user lends an application. */
export const delegatedClaims = {
  ...delegated,
  upn: 'ada@tenant.example',
  scp: `openid ${userStatus.operation.permission} profile`,
} as const;

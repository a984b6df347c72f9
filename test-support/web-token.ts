// Tokens with the claims that a test needs, in the form of Microsoft's.
import { userStatus } from '../contracts/user-status/contract.ts';

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A JWT with these claims and an invalid signature. */
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

/** The same for a delegated token. */
export const delegatedClaims = {
  ...delegated,
  upn: 'ada@tenant.example',
  scp: `openid ${userStatus.operation.permission} profile`,
} as const;

// What is wrong with the Authorization of a request, or with the token in it.
import type { AuthorizationId } from '../requirements/requirement-id.ts';
import type { Finding, Request } from './exchange.ts';

const ofHeader = (authorization: string | undefined): AuthorizationId | undefined => {
  if (authorization === undefined) return 'authorization.missing';
  if (/^bearer *$/i.test(authorization)) return 'authorization.emptyBearer';
  return /^bearer +\S+$/i.test(authorization) ? undefined : 'authorization.otherScheme';
};

type Expectation = Readonly<Pick<Finding, 'requirement' | 'expected' | 'actual'>>;

const ofToken = {
  granted: undefined,
  unknown: {
    requirement: 'authorization.unknownToken',
    expected: 'a token that the provider issued',
    actual: 'another token',
  },
  insufficient: {
    requirement: 'authorization.permission',
    expected: 'a token with the permission',
    actual: 'a token without it',
  },
  personal: {
    requirement: 'authorization.personalAccount',
    expected: 'a token of a work or school account',
    actual: 'one of a personal account',
  },
} as const satisfies Record<NonNullable<Request['grant']>, Expectation | undefined>;

/** What a request's Authorization breaks. What its token is good for is known from its `grant` alone. */
export const judgeAuthorization = (request: Request): readonly Finding[] => {
  const { headers, grant = 'granted', authorizationUnknown } = request;
  if (authorizationUnknown) return [];
  const authorization = headers['authorization'];
  const fault = ofHeader(authorization);
  const actual = authorization === undefined ? 'no Authorization' : 'another Authorization';
  const found = fault ? { requirement: fault, expected: 'Bearer <token>', actual } : ofToken[grant];
  return found ? [{ location: 'authorization', ...found }] : [];
};

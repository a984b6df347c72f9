// What a request's Authorization is worth, on headers written by hand.
import { userStatus } from '../user-status/contract.ts';
import type { Grant, Request } from './exchange.ts';
import { judgeRequest } from './judge-request.ts';

const request = (authorization: string | undefined, grant?: Grant): Request => ({
  method: 'POST',
  path: '/deviceManagement/deviceConfigurations/1/userStatuses',
  headers: {
    accept: 'application/json',
    'content-type': 'application/json',
    ...(authorization === undefined ? {} : { authorization }),
  },
  body: '{"userDisplayName":"a","devicesCount":1,"status":"error","lastReportedDateTime":"2017-01-01T00:00:00Z","userPrincipalName":"b"}',
  ...(grant === undefined ? {} : { grant }),
});

const found = (authorization: string | undefined, grant?: Grant) =>
  judgeRequest(userStatus, request(authorization, grant)).map(({ requirement, location, actual }) => [
    requirement,
    location,
    actual,
  ]);

test.each([
  [undefined, 'missing', 'no Authorization'],
  ['Bearer', 'emptyBearer', 'another Authorization'],
  ['Bearer ', 'emptyBearer', 'another Authorization'],
  ['bearer   ', 'emptyBearer', 'another Authorization'],
  ['Basic YTpi', 'otherScheme', 'another Authorization'],
  ['Basic Bearer', 'otherScheme', 'another Authorization'],
  ['Basic bearer token', 'otherScheme', 'another Authorization'],
  ['Bearer token and more', 'otherScheme', 'another Authorization'],
  ['Bearertoken', 'otherScheme', 'another Authorization'],
])('%j is refused', (authorization, id, actual) =>
  expect(found(authorization, 'granted')).toEqual([[`authorization.${id}`, 'authorization', actual]]),
);

test.each(['Bearer token', 'bearer token', 'BEARER   token'])('%j is a token', (authorization) =>
  expect(found(authorization, 'granted')).toEqual([]),
);

test.each([
  ['insufficient', 'permission'],
  ['personal', 'personalAccount'],
] as const)('a token that is %s is refused', (grant, id) =>
  expect(found('Bearer token', grant).map(([requirement]) => requirement)).toEqual([`authorization.${id}`]),
);

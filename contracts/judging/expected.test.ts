// What is expected to requests that break several things at once: the graver decides.
import { userStatus } from '../user-status/contract.ts';
import type { Request } from './exchange.ts';
import { expectedOf } from './expected.ts';

const entity = {
  userDisplayName: 'a',
  devicesCount: 12,
  status: 'error',
  lastReportedDateTime: '2017-01-01T00:00:17Z',
  userPrincipalName: 'b',
};
const headers = { authorization: 'Bearer x', accept: 'application/json', 'content-type': 'application/json' };

const request = (changes: Readonly<Record<string, unknown>>, more: Partial<Request> = {}): Request => ({
  method: 'POST',
  path: '/deviceManagement/deviceConfigurations/1/userStatuses',
  headers,
  body: JSON.stringify({ ...entity, ...changes }),
  ...more,
});

const must = { answers: 'refusal', level: 'MUST' };

describe('what is expected', () => {
  test.each<[string, Request, object]>([
    ['a request that breaks nothing', request({}), { answers: 'created' }],
    [
      'a SHOULD',
      request({ status: 'Error' }),
      { answers: 'refusal', level: 'SHOULD', because: 'bodies.status.letterCase' },
    ],
    ['a MUST', request({ status: 'pending' }), { ...must, because: 'bodies.status.unknown' }],
    ['what nobody specifies', request({ id: '1' }), { answers: 'either' }],
    [
      'a SHOULD and a MUST',
      request({ status: 'pending', undeclared: 1 }),
      { ...must, because: 'bodies.status.unknown' },
    ],
    [
      'a MUST and what nobody specifies',
      request({ status: 'pending', id: '1' }),
      { ...must, because: 'bodies.status.unknown' },
    ],
    ['a SHOULD and what nobody specifies', request({ undeclared: 1, id: '1' }), { answers: 'either' }],
    [
      'a body and an authorization that must be refused',
      request({ status: 'pending' }, { headers: { ...headers, authorization: 'Basic x' } }),
      { ...must, because: 'authorization.otherScheme' },
    ],
    [
      'an Accept that only a client is held to',
      request({}, { headers: { ...headers, accept: '*/*' } }),
      { answers: 'created' },
    ],
    [
      'a body with a Content-Encoding',
      request({}, { headers: { ...headers, 'content-encoding': 'gzip' } }),
      { answers: 'either' },
    ],
    [
      'a path that the metadata allows and the page does not list',
      request(
        {},
        { path: '/deviceManagement/deviceConfigurations/1/graph.iosVpnConfiguration/identityCertificate/userStatuses' },
      ),
      { answers: 'either' },
    ],
    ['another place than the eight', request({}, { path: '/users' }), { answers: 'either' }],
  ])('to %s', (_, sent, expected) => expect(expectedOf(userStatus, sent)).toEqual(expected));
});

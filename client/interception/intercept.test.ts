// The gate in process, and the matchers: what they catch and what they let pass.
import { request as open } from 'node:http';
import nock from 'nock';
import { exampleAnswerBody, exampleRequestBody } from '../../contracts/user-status/documented/example.ts';
import { prefix } from '../../fixtures/tenant/prefix.ts';
import { type Client, faultyClients, lawfulClients, plain, type Sent } from '../../test-support/clients.ts';
import { type Interception, interceptUserStatuses } from './intercept.ts';
import { userStatusMatchers } from './matchers.ts';

expect.extend(userStatusMatchers);

const origin = 'https://graph.microsoft.com';
const url = origin + plain.path;

let interception: Interception;
beforeEach(() => {
  interception = interceptUserStatuses();
});
afterEach(() => interception.restore());
// nock's changes to node:http would outlive this file in the worker's process.
afterAll(() => nock.restore());

const send = ({ method, path, headers, body }: Sent): Promise<Response> =>
  fetch(origin + path, { method, headers, ...(body.length > 0 ? { body: new Uint8Array(Buffer.from(body)) } : {}) });

test('a create is answered as a provider does, and kept', async () => {
  const answer = await send(plain);
  expect(answer.status).toBe(201);
  expect(await answer.json()).toBeUserStatus(JSON.parse(exampleRequestBody));
  expect(interception.exchanges).toHaveLength(1);
  expect(interception).toConformToUserStatusCreate();
});

// In process the tokens are the user's own, so mistakes that only the tenant's tokens show do not; fetch adds a media type.
// fetch sends each header in one line, and no request target in absolute form.
const isForFetch = ({ sends }: Client): boolean => sends.lines === undefined && sends.path.startsWith('/');

const shown = faultyClients
  .filter(isForFetch)
  .filter(
    ({ says, breaks }) =>
      !['authorization.unknownToken', 'authorization.permission', 'authorization.personalAccount'].includes(breaks) &&
      says !== 'names no media type',
  );

test.each(shown)('catches a client that $says', async ({ sends, breaks }) => {
  await send(sends);
  expect(interception.violations.map(({ requirement }) => requirement)).toEqual([breaks]);
  expect(interception).not.toConformToUserStatusCreate();
});

test.each(lawfulClients.filter(isForFetch))('lets a client pass that $says', async ({ sends }) => {
  await send(sends);
  expect(interception).toConformToUserStatusCreate();
});

test('requests of node:http are judged too', async () => {
  const status = await new Promise((resolve, reject) => {
    const sent = open(url.replace('https', 'http'), { method: 'POST', headers: plain.headers }, (answer) => {
      resolve(answer.statusCode);
      answer.resume();
    });
    sent.once('error', reject).end('{}');
  }).catch((error: Error) => error.message);
  expect(status).not.toBe(201);
  const over = interceptUserStatuses({ baseUrl: `http://provider.example${prefix}` });
  const answered = await new Promise((resolve) => {
    const sent = open(`http://provider.example${plain.path}`, { method: 'POST', headers: plain.headers }, (answer) => {
      resolve(answer.statusCode);
      answer.resume();
    });
    sent.end(plain.body);
  });
  expect([answered, over.attempts()]).toEqual([201, 1]);
  over.restore();
});

test('a client that sent nothing does not conform', () => {
  expect(interception).not.toConformToUserStatusCreate();
});

test('with a token, another one is a violation', async () => {
  interception.restore();
  interception = interceptUserStatuses({ token: 'the-token' });
  await send(plain);
  expect(interception.violations.map(({ requirement }) => requirement)).toEqual(['authorization.unknownToken']);
});

describe('toConformToUserStatusCreate', () => {
  const { headers } = plain;
  const body: unknown = JSON.parse(exampleRequestBody);

  test.each([
    ['a whole URL and a JSON value', { method: 'POST', url, headers, body }],
    ['a path and a text', { url: plain.path, headers, body: exampleRequestBody }],
    [
      'names of headers in any letter case',
      {
        url,
        body,
        headers: { Authorization: 'Bearer a', 'Content-Type': 'application/json', ACCEPT: 'application/json' },
      },
    ],
  ])('takes %s', (_, request) => expect(request).toConformToUserStatusCreate());

  test.each([
    ['no token', { url, body, headers: { ...headers, authorization: '' } }],
    ['another path', { url: `${origin}/beta/users`, headers, body }],
    ['a body with a mistake', { url, headers, body: { status: 'paused' } }],
    ['something else', 42],
  ])('refuses %s', (_, request) => expect(request).not.toConformToUserStatusCreate());

  test('says what is wrong, where', () => {
    const { pass, message } = userStatusMatchers.toConformToUserStatusCreate({ url, headers, body: '{}' });
    expect(pass).toBe(false);
    expect(message()).toContain(
      'bodies.status.missing: /status: expected a member of complianceStatus, actual nothing',
    );
  });
});

describe('toBeUserStatus', () => {
  const entity = JSON.parse(exampleAnswerBody);

  test('takes the answer of the page, with and without what was sent', () => {
    expect(entity).toBeUserStatus();
    expect(entity).toBeUserStatus(JSON.parse(exampleRequestBody));
    expect({ ...entity, more: 1 }).toBeUserStatus();
  });

  test.each([
    ['no id', { ...entity, id: undefined }],
    ['a count that is text', { ...entity, devicesCount: '12' }],
    ['an unknown member', { ...entity, status: 'NotApplicable' }],
    ['a property too few', { ...entity, userDisplayName: undefined }],
    ['an array', [entity]],
    ['nothing', undefined],
  ])('refuses %s', (_, value) => expect(value).not.toBeUserStatus());

  test('refuses other values than were sent', () => {
    expect({ ...entity, devicesCount: 13 }).not.toBeUserStatus(JSON.parse(exampleRequestBody));
  });
});

// Exchanges written by hand, and what must be found in each: the judge of answers against a table.
import type { Answer, Exchange, Request, Silence } from './exchange.ts';
import { judgeExchange } from './judge-exchange.ts';

const body = {
  userDisplayName: 'Zoë',
  devicesCount: 12,
  status: 'compliant',
  lastReportedDateTime: '2017-01-01T00:00:17.7769392-08:00',
  userPrincipalName: 'zoe@contoso.com',
};

const request = (changes: Partial<Request> = {}): Request => ({
  method: 'POST',
  path: '/deviceManagement/deviceConfigurations/1/userStatuses',
  headers: { authorization: 'Bearer x', 'content-type': 'application/json', accept: 'application/json' },
  body: JSON.stringify(body),
  ...changes,
});

const json = { 'content-type': 'application/json' };
const created = (changes: Readonly<Record<string, unknown>> = {}, headers = json): Answer => ({
  status: 201,
  headers,
  body: JSON.stringify({ id: '1', ...body, ...changes }),
});
const refusal = (status: number, headers: Readonly<Record<string, string>> = json): Answer => ({
  status,
  headers,
  body: '{"error":{"code":"x","message":"y"}}',
});
const dropped: Silence = { silence: 'dropped', detail: 'reset' };
const unreachable: Silence = { silence: 'unreachable', detail: 'refused' };

const broken = request({ body: JSON.stringify({ ...body, devicesCount: 'twelve' }) });
const { authorization: _, ...unauthorised } = request().headers;

const found = (exchange: Exchange): string[] => judgeExchange(exchange).map(({ requirement }) => requirement);

describe('a valid create', () => {
  test.each<[string, Answer | Silence, string[]]>([
    ['as it was sent', created(), []],
    ['in UTC', created({ lastReportedDateTime: '2017-01-01T08:00:17.776939200Z' }), []],
    ['with more than was asked for', created({ '@odata.context': 'x', version: null }), []],
    ['with parameters on the media type', created({}, { 'content-type': 'Application/JSON; odata.metadata=none' }), []],
    ['with try again', refusal(429), []],
    ['with 503 and Retry-After', refusal(503, { 'retry-after': '1' }), []],
    ['by no connection', unreachable, []],
    ['with 200', { ...created(), status: 200 }, ['answers.created']],
    ['with 400', refusal(400), ['bodies.valid']],
    ['with 302', refusal(302), ['bodies.valid']],
    ['with 500', refusal(500), ['bodies.valid', 'answers.noServerError']],
    ['with 503 alone', refusal(503), ['bodies.valid', 'answers.noServerError']],
    ['by a drop', dropped, ['bodies.valid']],
    ['as text', created({}, { 'content-type': 'text/plain' }), ['answers.mediaType']],
    ['with no JSON', { ...created(), body: '{' }, ['answers.object']],
    ['with an array', { ...created(), body: '[]' }, ['answers.object']],
    ['without an id', created({ id: undefined }), ['answers.id']],
    ['with an empty id', created({ id: '' }), ['answers.id']],
    ['with a number for an id', created({ id: 1 }), ['answers.id']],
    ['with null for a string', created({ userDisplayName: null }), ['answers.userDisplayName']],
    ['with a decomposed string', created({ userDisplayName: 'Zoe\u0308' }), ['answers.userDisplayName.echo']],
    ['with another count', created({ devicesCount: 13 }), ['answers.devicesCount.echo']],
    ['with a count as text', created({ devicesCount: '12' }), ['answers.devicesCount']],
    ['with another member', created({ status: 'error' }), ['answers.status.echo']],
    ['with no member', created({ status: 'Compliant' }), ['answers.status']],
    [
      'with 100 ns less',
      created({ lastReportedDateTime: '2017-01-01T00:00:17.7769391-08:00' }),
      ['answers.lastReportedDateTime.echo'],
    ],
    [
      'without an offset',
      created({ lastReportedDateTime: '2017-01-01T00:00:17.7769392' }),
      ['answers.lastReportedDateTime'],
    ],
    ['without a property', created({ userPrincipalName: undefined }), ['answers.userPrincipalName']],
    ['with another type', created({ '@odata.type': '#microsoft.graph.entity' }), ['answers.odataType']],
  ])('answered %s', (_name, answer, expected) => expect(found({ request: request(), answer })).toEqual(expected));
});

describe('a create that must be refused', () => {
  test.each<[string, Answer | Silence, string[]]>([
    ['400', refusal(400), []],
    ['422', refusal(422), []],
    ['429', refusal(429), []],
    ['201', created(), ['bodies.devicesCount.type']],
    ['302', refusal(302), ['bodies.devicesCount.type', 'refusals.status']],
    ['500', refusal(500), ['bodies.devicesCount.type', 'refusals.status']],
    ['a drop', dropped, ['bodies.devicesCount.type', 'refusals.status']],
    ['400 without envelope', { ...refusal(400), body: '{"error":"x"}' }, ['refusals.envelope']],
    ['400 as text', refusal(400, { 'content-type': 'text/plain' }), ['refusals.envelope']],
  ])('answered with %s', (_name, answer, expected) => expect(found({ request: broken, answer })).toEqual(expected));
});

describe('a create without Authorization', () => {
  const anonymous = request({ headers: unauthorised });
  test.each<[string, Answer, string[]]>([
    ['401 and a challenge', refusal(401, { ...json, 'www-authenticate': 'Bearer' }), []],
    ['401 alone', refusal(401), ['refusals.challenge']],
    ['403', refusal(403), ['authorization.missing']],
    ['201', created(), ['authorization.missing']],
  ])('answered with %s', (_name, answer, expected) => expect(found({ request: anonymous, answer })).toEqual(expected));
});

test('nothing is judged that nobody specifies', () => {
  const negative = request({ body: JSON.stringify({ ...body, devicesCount: -1 }) });
  expect(
    [created(), refusal(400), refusal(500), dropped].flatMap((answer) => found({ request: negative, answer })),
  ).toEqual([]);
});

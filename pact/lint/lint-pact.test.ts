// The lint finds every pin that a conformant provider could fail, and no other.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { odditiesOf } from '../../fixtures/tenant/oddities/oddities.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import {
  bodyRules,
  clientError,
  exampleAnswered,
  exampleSent,
  pactOf,
  type Written,
} from '../../test-support/pacts.ts';
import { requestOf } from '../file/interaction-request.ts';
import { statesOf } from '../file/provider-states.ts';
import { type Pact, readPact } from '../file/read-pact.ts';
import { answerDifferences } from './answer-differences.ts';
import { type LintFinding, lintPact } from './lint-pact.ts';

const { token: tokenStates } = statesOf(userStatus);

const read = (value: unknown): Pact => {
  const pact = readPact(value);
  if (!pact) throw new Error('no pact');
  return pact;
};

const lint = (written: Written): LintFinding[] => lintPact(userStatus, read(pactOf(written)));
const places = (found: readonly LintFinding[]): string[] =>
  found.map(({ severity, requirement, location }) => `${severity} ${requirement} ${location}`);

const directory = join(__dirname, '../../contracts/user-status/pacts');
const [pinned = ''] = readdirSync(directory);

test('the pinned pact pins nothing that the page does not promise', () => {
  expect(lintPact(userStatus, read(JSON.parse(readFileSync(join(directory, pinned), 'utf8'))))).toEqual([]);
});

const only = (...names: readonly string[]) =>
  Object.fromEntries(Object.entries(exampleAnswered).filter(([name]) => names.includes(name)));
const dateTime = (matcher: object): Written => ({
  answered: only('lastReportedDateTime'),
  rules: bodyRules({ '$.lastReportedDateTime': { ...matcher } }),
});
const anyOf = (place: string, ...matchers: readonly object[]): Written => ({
  answered: only('userDisplayName', 'lastReportedDateTime', 'id'),
  rules: {
    body: {
      '$.id': { matchers: [{ match: 'type' }] },
      '$.lastReportedDateTime': { matchers: [{ match: 'type' }] },
      [place]: { combine: 'OR', matchers },
    },
  },
});
const id = (regex: string): Written => ({
  answered: only('id'),
  rules: bodyRules({ '$.id': { match: 'regex', regex } }),
});
const header = (value: string): Written => ({ headers: { 'Content-Type': value } });
const sending = (changes: object, also: Written = {}): Written => ({ sent: { ...exampleSent, ...changes }, ...also });
const refusal: Written = { status: 400, rules: clientError };
const envelope = { error: { code: 'BadRequest', message: 'No.' } };
const typed = bodyRules({ $: { match: 'type' } });

describe('it names', () => {
  test.each<[string, Written, string]>([
    [
      '401 without a token, which should be so',
      { withoutToken: true, status: 401 },
      'warning authorization.missing status',
    ],
    [
      '403 without the permission, which should be so',
      { states: [tokenStates.insufficient], status: 403 },
      'warning authorization.permission status',
    ],
    ['an id that is pinned', { answered: only('id') }, 'error answers.id /id'],
    ['an id that must be a GUID', id('^[0-9a-f-]{36}$'), 'error answers.id /id'],
    [
      'a date-time that is pinned as text',
      { answered: only('lastReportedDateTime') },
      'error answers.lastReportedDateTime /lastReportedDateTime',
    ],
    [
      'a date-time that must have Z',
      dateTime({ match: 'regex', regex: 'Z$' }),
      'error answers.lastReportedDateTime /lastReportedDateTime',
    ],
    [
      'a date-time that must have an offset',
      dateTime({ match: 'datetime', format: "yyyy-MM-dd'T'HH:mm:ss.SSSSSSSxxx" }),
      'unjudged answers.lastReportedDateTime /lastReportedDateTime',
    ],
    [
      'a date-time that must have milliseconds',
      dateTime({ match: 'regex', regex: '\\.\\d{3}(Z|[+-])' }),
      'error answers.lastReportedDateTime /lastReportedDateTime',
    ],
    ['a status that is not the one sent', { answered: { status: 'compliant' } }, 'error answers.status /status'],
    [
      'a text for a number',
      { answered: { devicesCount: '12' }, rules: typed },
      'error answers.devicesCount /devicesCount',
    ],
    ['@odata.type, which may be absent', { answered: only('@odata.type') }, 'error answers.additional /@odata.type'],
    ['a property that the page does not show', { answered: { version: 1 } }, 'error answers.additional /version'],
    [
      'a parameter of the media type',
      header('application/json; odata.metadata=minimal'),
      'error answers.mediaType content-type',
    ],
    [
      'a value that must be null or a number',
      anyOf('$.userDisplayName', { match: 'null' }, { match: 'number' }),
      'error answers.userDisplayName /userDisplayName',
    ],
    [
      'an id that must be null or of an unknown kind',
      anyOf('$.id', { match: 'null' }, { match: 'semver' }),
      'unjudged answers.id /id',
    ],
    ['another header', { headers: { 'request-id': 'x' } }, 'error answers.additional request-id'],
    ['another success', { status: 200 }, 'error answers.created status'],
    ['a refusal of what must be accepted', { status: 409 }, 'error answers.created status'],
    [
      '400 where any of 400 to 499 may come',
      sending({ devicesCount: 'x' }, { status: 400 }),
      'error bodies.devicesCount.type status',
    ],
    ['a create that must be refused', sending({ status: 'paused' }), 'error bodies.status.unknown request /status'],
    ['a create that should be refused', sending({ nickname: 'x' }), 'error bodies.undeclared request /nickname'],
    [
      'a create with a token without the permission',
      { states: [tokenStates.insufficient] },
      'error authorization.permission request authorization',
    ],
    ['what is unspecified, pinned as accepted', sending({ devicesCount: -1 }), 'error answers.created status'],
    ['what is unspecified, pinned as refused', sending({ devicesCount: -1 }, refusal), 'error answers.created status'],
    ['a refusal that only a SHOULD promises', sending({ nickname: 'x' }, refusal), 'warning bodies.undeclared status'],
    [
      'a code of an error',
      sending({ status: 'paused' }, { ...refusal, answered: envelope }),
      'error refusals.envelope /error/code',
    ],
    [
      'a key in quotes, which the page leaves open',
      { path: "/deviceManagement/deviceConfigurations('1')/userStatuses" },
      'error answers.created status',
    ],
    ['a path of another operation', { path: '/users' }, 'error paths.documented request path'],
    [
      'a matcher that it does not know',
      { answered: only('id'), rules: bodyRules({ '$.id': { match: 'semver' } }) },
      'unjudged answers.id /id',
    ],
  ])('%s', (_, written, place) => expect(places(lint(written))).toContain(place));

  test('the error envelope as a convention: a warning', () => {
    const rules = { ...clientError, ...typed };
    expect(places(lint(sending({ status: 'paused' }, { status: 400, answered: envelope, rules })))).toEqual([
      'warning refusals.envelope ',
      'warning refusals.envelope /error/code',
      'warning refusals.envelope /error',
      'warning refusals.envelope /error/message',
    ]);
  });

  test('what a conformant provider answers, and what is pinned', () => {
    expect(lint(dateTime({ match: 'regex', regex: 'Z$' }))).toEqual([
      expect.objectContaining({
        interaction: 'a create',
        expected:
          '"2017-01-01T00:00:17.7769392-08:00": the answer of a conformant provider that keeps the page to the letter',
        actual: 'pinned {"match":"regex","regex":"Z$"}',
      }),
    ]);
  });

  test('an interaction that is not an HTTP exchange', () => {
    const message = { type: 'Asynchronous/Messages', description: 'news', contents: {} };
    expect(places(lintPact(userStatus, read({ ...pactOf(), interactions: [message] })))).toEqual([
      'error paths.documented interaction',
    ]);
  });
});

describe('it lets pass', () => {
  test.each<[string, Written]>([
    ['the values that were sent', { answered: only('userDisplayName', 'devicesCount', 'status', 'userPrincipalName') }],
    ['the types of all properties', { answered: only('id', 'userDisplayName', 'lastReportedDateTime'), rules: typed }],
    ['a path with the base before it', { path: '/beta/deviceManagement/deviceConfigurations/1/userStatuses' }],
    ['the media type', header('application/json')],
    ['a value that may be null or of a type', anyOf('$.userDisplayName', { match: 'null' }, { match: 'type' })],
    ['a date-time in one of several forms', anyOf('$.lastReportedDateTime', { match: 'null' }, { match: 'type' })],
    ['an answer that may be null or an object', anyOf('$', { match: 'null' }, { match: 'type' })],
    ['any refusal of an invalid body', sending({ status: 'paused' }, refusal)],
    ['any refusal without a token', { withoutToken: true, ...refusal }],
    ['any refusal without the permission', { states: [tokenStates.insufficient], ...refusal }],
    ['any date-time with a matcher by type', dateTime({ match: 'type' })],
    ['a body without @odata.type', sending({ '@odata.type': undefined })],
  ])('%s', (_, written) => expect(lint(JSON.parse(JSON.stringify(written)))).toEqual([]));
});

test('a pact of version 2 is read as one of version 4 is', () => {
  const request = { method: 'post', path: '/deviceManagement/deviceConfigurations/1/userStatuses', body: exampleSent };
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json', Authorization: 'Bearer token' };
  const response = { status: 201, body: only('id'), matchingRules: { '$.body.id': { match: 'type' } } };
  const pact = {
    consumer: { name: 'a' },
    provider: { name: 'b' },
    interactions: [{ description: 'x', request: { ...request, headers }, response }],
  };
  expect(lintPact(userStatus, read(pact))).toEqual([]);
  const strict = {
    ...pact,
    interactions: [{ description: 'x', request: { ...request, headers }, response: { status: 201, body: only('id') } }],
  };
  expect(places(lintPact(userStatus, read(strict)))).toEqual(['error answers.id /id']);
});

test.each(odditiesOf(userStatus).filter(({ socketOnly }) => !socketOnly))(
  'the pinned pact accepts a tenant that $says',
  (oddity) => {
    const { interactions } = read(JSON.parse(readFileSync(join(directory, pinned), 'utf8')));
    const tenant = createTenant({ contract: userStatus, deviations: [oddity] });
    for (const interaction of interactions) {
      const answer = tenant.respond(requestOf(userStatus, interaction));
      if ('silence' in answer || answer.status === 429 || answer.status === 503) continue;
      expect(answerDifferences(interaction.answer, answer)).toEqual([]);
    }
  },
);

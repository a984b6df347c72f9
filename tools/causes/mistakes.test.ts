// Mistakes that are not in the catalogue of faults: what is said of them, word for word.
import {
  answering,
  answeringCreates,
  hiding,
  onPath,
  overlooking,
  showing,
  showingText,
} from '../../contracts/deviations/changes.ts';
import type { Deviation, Moment, Reply, Stored } from '../../contracts/deviations/deviation.ts';
import { propertyNamesOf } from '../../contracts/odata/entity-type.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { deviationsNamed } from '../../fixtures/tenant/deviations.ts';
import { recordOn } from './record-on.ts';

const summariesOf = async (deviations: readonly Deviation[], paths = 8): Promise<readonly string[]> => {
  const { causes } = await recordOn(userStatus, deviations, { seed: 1, cases: 20, paths });
  return causes.map(({ summary }) => summary);
};

/** Answers otherwise to the creates of some entities. */
const whenCreated = (isSo: (entity: Stored) => boolean, reply: Reply): Deviation => ({
  reply: (sent, { created }) => (created && isSo(created) ? reply : sent),
});

const crashingOnBody = (pattern: RegExp): Deviation => ({
  reply: (sent: Reply, { request: { body } }: Moment): Reply =>
    pattern.test(String(body))
      ? { status: 500, headers: { 'content-type': 'text/html' }, body: '<h1>Oops</h1>' }
      : sent,
});

const isString = (value: unknown): value is string => typeof value === 'string';

const stringsOf = (entity: Stored): readonly string[] => Object.values(entity).filter(isString);

const bodies = userStatus.requirements.all.filter(
  ({ id, then }) => id.startsWith('bodies.') && then.answers === 'refusal',
);

test.each<[string, readonly Deviation[], readonly string[]]>([
  [
    'three mistakes at once',
    [
      crashingOnBody(/[\u{10000}-\u{10ffff}]/u),
      onPath(
        'rootCertificate',
        answeringCreates((answer) => ({ ...answer, status: 200 })),
      ),
      showingText('lastReportedDateTime', (text) => text.replace(/(\.\d{3})\d+/, '$1')),
    ],
    [
      '200 instead of 201 on rootCertificate',
      '500 whenever the body contains a character outside the BMP',
      'lastReportedDateTime drops the digits after milliseconds on 7 of 8 paths',
    ],
  ],
  [
    'a column of 255 characters in three bytes each',
    [
      showingText('userDisplayName', (text) => text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?')),
      showingText('userPrincipalName', (text) => text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?')),
      whenCreated((entity) => stringsOf(entity).some(({ length }) => length > 255), {
        status: 500,
        headers: {},
        body: '{"error":{"code":"DataError","message":"Data too long for column"}}',
      }),
    ],
    [
      '500 instead of 201 whenever a string is longer than 255 characters',
      'each of userDisplayName, userPrincipalName has "?" for characters outside the BMP',
    ],
  ],
  [
    'a limit, beside members that are always wrong',
    [
      whenCreated(({ userDisplayName }) => userDisplayName === '', { status: 400, headers: {}, body: 'empty' }),
      showing('status', (value) => String(value).toUpperCase()),
      hiding('userPrincipalName'),
    ],
    [
      '400 instead of 201 whenever userDisplayName is empty',
      'status is in upper case',
      'userPrincipalName is missing from the answer',
    ],
  ],
  [
    'no validation',
    [overlooking(...bodies.map(({ id }) => id))],
    [`accepts ${bodies.length} kinds of bodies that must be refused`],
  ],
  [
    'names with a capital',
    [
      {
        entity: (entity) =>
          Object.fromEntries(
            Object.entries(entity).map(([name, value]) => [
              name === 'id' ? name : name.charAt(0).toUpperCase() + name.slice(1),
              value,
            ]),
          ),
      },
    ],
    ['the members have other names: DevicesCount, LastReportedDateTime, Status, UserDisplayName, UserPrincipalName'],
  ],
  [
    'a hang',
    [whenCreated(({ status }) => status === 'error', { silence: 'timeout', detail: 'no answer' })],
    ['no answer instead of 201 whenever status is error'],
  ],
])('%s', async (_, deviations, expected) => expect(await summariesOf(deviations)).toEqual(expected));

const refusing = (status: number, message: string): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ error: { code: 'BadRequest', message } }),
});

/** Refuses with the name of the first property for which something holds. */
const refusingNamed = (isSo: (value: unknown) => boolean): Deviation => ({
  reply: (sent, { created }) => {
    const name = Object.keys(created ?? {}).find((member) => isSo(created?.[member]));
    return name === undefined ? sent : refusing(400, `The field ${name} is not valid.`);
  },
});

/** A server error for what is refused, where the body is one of these. */
const crashing = (isSo: (body: string) => boolean): Deviation =>
  answering(
    ({ status }, { request: { body } }) => status === 400 && isSo(String(body)),
    () => refusing(500, 'Oops'),
  );

const lacks = (body: string): boolean =>
  body.startsWith('{') && propertyNamesOf(userStatus.entity).some((name) => !body.includes(`"${name}"`));

const fallingOver = (most: number): Deviation => {
  let creates = 0;
  return answeringCreates((answer) => {
    creates += 1;
    return creates > most ? refusing(503, 'out of memory') : answer;
  });
};

const plainText: Deviation = answering(
  () => true,
  (answer) => ({ ...answer, headers: { ...answer.headers, 'content-type': 'text/plain' } }),
);

test.each<[string, readonly Deviation[], readonly string[]]>([
  [
    'errors that name the property',
    [refusingNamed((value) => value === '')],
    ['400 instead of 201 whenever a string is empty'],
  ],
  [
    'a crash where a property is missing',
    [crashing(lacks)],
    [
      '500 instead of a refusal (400 to 499) of a body without userDisplayName, devicesCount, status, lastReportedDateTime or userPrincipalName',
    ],
  ],
  [
    'a lenient parser of one property',
    [
      overlooking(
        'bodies.lastReportedDateTime.type',
        'bodies.lastReportedDateTime.null',
        'bodies.lastReportedDateTime.syntax',
        'bodies.lastReportedDateTime.calendar',
      ),
    ],
    [
      'accepts values of lastReportedDateTime that it must refuse: a value of the wrong JSON type, null, a text that has not the form of a DateTimeOffset, a day or time that does not exist',
    ],
  ],
  [
    'a default',
    [overlooking('bodies.devicesCount.missing', 'bodies.devicesCount.null')],
    ['accepts a body without devicesCount, null for devicesCount'],
  ],
  [
    'a number of 32 bits',
    [showing('devicesCount', (value) => Math.fround(Number(value)))],
    ['devicesCount is rounded to a 32-bit float'],
  ],
  [
    'numbered entities',
    [showingText('userDisplayName', (text) => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`))],
    ['userDisplayName has its markup escaped'],
  ],
  ['another media type', [plainText], ['the answer\'s Content-Type is "text/plain" instead of application/json']],
  [
    'the same answer to every create, whatever was sent',
    [
      {
        entity: () => ({ ...JSON.parse(userStatus.example.request), id: '1' }),
        key: () => '1',
      },
    ],
    ['every create gets the same answer'],
  ],
  [
    'falls over after 300 creates',
    [fallingOver(300)],
    ['503 instead of 201 whenever about 300 creates were sent before'],
  ],
  ['no body', [answeringCreates((answer) => ({ ...answer, headers: {}, body: '' }))], ['the answer has no body']],
])('%s, on two paths', async (_, deviations, expected) => expect(await summariesOf(deviations, 2)).toEqual(expected));

test('an entity in a wrapper with an id of its own, always the same, is one cause', async () => {
  const summaries = await summariesOf(deviationsNamed(userStatus, ['body-wrapped']));
  expect(summaries).toEqual([expect.stringContaining('(it has value)')]);
});

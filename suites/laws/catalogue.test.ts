// The catalogue is frozen: ids, levels and statements of requirements are part of what semantic versioning covers, see
// docs/package.md#versions. A change of the snapshot is reviewed as such.
import type { Level } from '../../contracts/requirements/requirement.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';

const requirements = userStatus.requirements.all;

// One line for each kind of ruling, with the ids that stand for it.
const rows: readonly (readonly [string, readonly string[], Level])[] = [
  ['the documented example', ['paths.example'], 'MUST'],
  [
    'every valid value',
    [
      'bodies.valid',
      'bodies.userDisplayName.values',
      'bodies.devicesCount.values',
      'bodies.status.values',
      'bodies.lastReportedDateTime.values',
      'bodies.userPrincipalName.values',
    ],
    'MUST',
  ],
  [
    'order, white space, escapes, charset',
    ['bodies.order', 'bodies.whiteSpace', 'bodies.escapes', 'headers.contentType.charset'],
    'MUST',
  ],
  ['a body without @odata.type', ['bodies.withoutType'], 'MUST'],
  [
    'a missing property',
    [
      'bodies.userDisplayName.missing',
      'bodies.devicesCount.missing',
      'bodies.status.missing',
      'bodies.lastReportedDateTime.missing',
      'bodies.userPrincipalName.missing',
    ],
    'MUST',
  ],
  [
    'a wrong type',
    [
      'bodies.userDisplayName.type',
      'bodies.devicesCount.type',
      'bodies.status.type',
      'bodies.lastReportedDateTime.type',
      'bodies.userPrincipalName.type',
      'bodies.devicesCount.fraction',
      'bodies.devicesCount.range',
      'bodies.devicesCount.null',
      'bodies.status.null',
      'bodies.lastReportedDateTime.null',
    ],
    'MUST',
  ],
  ['a wrong member', ['bodies.status.unknown', 'bodies.status.padded'], 'MUST'],
  ['no date-time', ['bodies.lastReportedDateTime.syntax', 'bodies.lastReportedDateTime.calendar'], 'MUST'],
  ['no JSON object', ['bodies.notObject', 'bodies.malformed', 'bodies.empty'], 'MUST'],
  [
    'authorization',
    [
      'authorization.missing',
      'authorization.emptyBearer',
      'authorization.otherScheme',
      'authorization.unknownToken',
      'authorization.permission',
      'authorization.personalAccount',
    ],
    'MUST',
  ],
  [
    'the status of a refusal to who must not create',
    [
      'authorization.missing.status',
      'authorization.emptyBearer.status',
      'authorization.otherScheme.status',
      'authorization.unknownToken.status',
      'authorization.permission.status',
      'authorization.personalAccount.status',
    ],
    'SHOULD',
  ],
  ['any refusal', ['refusals.status'], 'MUST'],
  ['annotations that a provider does not know', ['bodies.annotations'], 'SHOULD'],
  [
    'what should be refused',
    [
      'bodies.status.letterCase',
      'bodies.lastReportedDateTime.noOffset',
      'bodies.lastReportedDateTime.space',
      'bodies.undeclared',
      'bodies.odataType',
      'headers.contentType.other',
    ],
    'SHOULD',
  ],
  [
    'what nobody specifies',
    [
      'bodies.userDisplayName.null',
      'bodies.userPrincipalName.null',
      'bodies.devicesCount.negative',
      'bodies.devicesCount.notation',
      'bodies.id',
      'bodies.userDisplayName.length',
      'bodies.userDisplayName.surrogate',
      'bodies.userPrincipalName.length',
      'bodies.userPrincipalName.surrogate',
      'bodies.duplicates',
      'bodies.status.memberNumber',
      'bodies.lastReportedDateTime.noSeconds',
      'bodies.lastReportedDateTime.leapSecond',
      'bodies.lastReportedDateTime.precision',
      'bodies.lastReportedDateTime.lowerCase',
      'bodies.lastReportedDateTime.yearRange',
      'bodies.lastReportedDateTime.offsetRange',
      'paths.quotedKey',
      'paths.trailingSlash',
      'paths.unknownConfiguration',
      'paths.otherMethod',
      'paths.metadata',
      'headers.contentEncoding',
      'retries.lost',
      'headers.contentType.ieee754',
      'headers.contentType.otherCharset',
      'answers.additional',
      'answers.id.shared',
    ],
    'UNSPECIFIED',
  ],
  ['what a client sends', ['paths.documented', 'headers.accept.json', 'headers.repeated'], 'MUST'],
  ['a wildcard in Accept', ['headers.accept.named'], 'SHOULD'],
  [
    'what a client does after an answer',
    ['retries.waits', 'retries.bounded', 'retries.created', 'retries.refused'],
    'SHOULD',
  ],
  [
    'the answer',
    [
      'answers.created',
      'answers.mediaType',
      'answers.object',
      'answers.id',
      'answers.id.unique',
      'answers.odataType',
      'answers.noServerError',
    ],
    'MUST',
  ],
  [
    'the properties of the answer',
    [
      'answers.userDisplayName',
      'answers.devicesCount',
      'answers.status',
      'answers.lastReportedDateTime',
      'answers.userPrincipalName',
      'answers.userDisplayName.echo',
      'answers.devicesCount.echo',
      'answers.status.echo',
      'answers.lastReportedDateTime.echo',
      'answers.userPrincipalName.echo',
    ],
    'MUST',
  ],
  [
    'the conventions of answers',
    [
      'refusals.envelope',
      'refusals.challenge',
      'refusals.nothingCreated',
      'answers.readBack',
      'answers.odataType.fragment',
      'answers.notation',
      'answers.duplicates',
      'answers.charset',
    ],
    'SHOULD',
  ],
];

describe('the catalogue', () => {
  test('is unchanged', () => {
    const rows = requirements.map(({ id, level, binds, says, source, when, then }) => ({
      id,
      level,
      binds,
      says,
      source,
      when,
      then,
    }));
    expect(rows.map((row) => JSON.stringify(row))).toMatchSnapshot();
  });

  test('has each id once', () => {
    const ids = requirements.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids).toHaveLength(115);
  });

  test('has ids that begin with their theme', () => {
    const form = /^(paths|authorization|headers|bodies|answers|refusals|retries)(\.\w+)+$/;
    expect(requirements.map(({ id }) => id).filter((id) => !form.test(id))).toEqual([]);
  });

  test.each(rows)('has %s', (_, ids, level) => {
    const levels = ids.map((id) => requirements.find((row) => row.id === id)?.level);
    expect(levels).toEqual(ids.map(() => level));
  });

  test('has no requirement without a ruling', () => {
    const listed = rows.flatMap(([, ids]) => ids);
    expect(requirements.map(({ id }) => id).filter((id) => !listed.includes(id))).toEqual([]);
  });
});

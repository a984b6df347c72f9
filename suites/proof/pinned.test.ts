// Facts pinned by hand, from the page and from OData: this file reads nothing that the contract could have got wrong.
import {
  complianceStatus,
  createdStatus,
  int32,
  judgeBody,
  keyName,
  mediaType,
  method,
  odataType,
  permission,
  properties,
  propertyNames,
} from '../../contracts/index.ts';

const body = (changes: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({
    '@odata.type': '#microsoft.graph.deviceConfigurationUserStatus',
    userDisplayName: 'User Display Name value',
    devicesCount: 12,
    status: 'notApplicable',
    lastReportedDateTime: '2017-01-01T00:00:17.7769392-08:00',
    userPrincipalName: 'User Principal Name value',
    ...changes,
  });

const found = (changes: Readonly<Record<string, unknown>>): string[] =>
  judgeBody(body(changes)).map(({ requirement }) => requirement);

describe('the contract', () => {
  test('has the types of the page', () => {
    expect(properties).toEqual({
      userDisplayName: 'String',
      devicesCount: 'Int32',
      status: 'ComplianceStatus',
      lastReportedDateTime: 'DateTimeOffset',
      userPrincipalName: 'String',
    });
    expect([...propertyNames].sort()).toEqual(Object.keys(properties).sort());
    expect([keyName, odataType]).toEqual(['id', '#microsoft.graph.deviceConfigurationUserStatus']);
  });

  test('has the members of the page', () => {
    expect(complianceStatus).toEqual([
      'unknown',
      'notApplicable',
      'compliant',
      'remediated',
      'nonCompliant',
      'error',
      'conflict',
      'notAssigned',
    ]);
  });

  test('has the operation of the page', () => {
    expect([method, createdStatus, mediaType]).toEqual(['POST', 201, 'application/json']);
    expect(permission).toBe('DeviceManagementConfiguration.ReadWrite.All');
  });

  test('has the ends of a signed 32-bit integer', () => {
    expect([int32.min, int32.max]).toEqual([-2147483648, 2147483647]);
  });

  test.each([
    'unknown',
    'notApplicable',
    'compliant',
    'remediated',
    'nonCompliant',
    'error',
    'conflict',
    'notAssigned',
  ])('takes the member %s', (status) => expect(found({ status })).toEqual([]));

  test.each([
    [{ devicesCount: 2147483647 }, []],
    [{ devicesCount: 0 }, []],
    [{ devicesCount: 2147483648 }, ['bodies.devicesCount.range']],
    [{ devicesCount: -2147483649 }, ['bodies.devicesCount.range']],
    [{ devicesCount: -2147483648 }, ['bodies.devicesCount.negative']],
    [{ devicesCount: 12.5 }, ['bodies.devicesCount.fraction']],
    [{ devicesCount: '12' }, ['bodies.devicesCount.type']],
    [{ devicesCount: null }, ['bodies.devicesCount.null']],
    [{ devicesCount: undefined }, ['bodies.devicesCount.missing']],
    [{ status: 'notAssignet' }, ['bodies.status.unknown']],
    [{ status: 'Compliant' }, ['bodies.status.letterCase']],
    [{ status: ' compliant' }, ['bodies.status.padded']],
    [{ status: 2 }, ['bodies.status.type']],
    [{ lastReportedDateTime: '2017-01-01' }, ['bodies.lastReportedDateTime.syntax']],
    [{ lastReportedDateTime: '2017-02-30T00:00:00Z' }, ['bodies.lastReportedDateTime.calendar']],
    [{ lastReportedDateTime: '2017-01-01T00:00:00' }, ['bodies.lastReportedDateTime.noOffset']],
    [{ lastReportedDateTime: '2017-01-01 00:00:00Z' }, ['bodies.lastReportedDateTime.space']],
    [{ userDisplayName: '' }, []],
    [{ userDisplayName: 12 }, ['bodies.userDisplayName.type']],
    [{ userPrincipalName: null }, ['bodies.userPrincipalName.null']],
    [{ '@odata.type': undefined }, []],
    [{ '@odata.type': '#microsoft.graph.entity' }, ['bodies.odataType']],
    [{ deviceDisplayName: '' }, ['bodies.undeclared']],
    [{ id: '1' }, ['bodies.id']],
  ])('judges %j', (changes, expected) => expect(found(changes)).toEqual(expected));

  test.each([
    ['', 'bodies.empty'],
    ['{', 'bodies.malformed'],
    ['[]', 'bodies.notObject'],
    ['null', 'bodies.notObject'],
    [`${body({})} {}`, 'bodies.malformed'],
  ])('judges the body %j', (text, expected) =>
    expect(judgeBody(text).map(({ requirement }) => requirement)).toEqual([expected]),
  );
});

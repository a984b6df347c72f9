// Facts pinned by hand, from the page and from OData: independent of what the contract may have wrong.

import { judgeBody, judgeRequest } from '../../contracts/judging/judge-request.ts';
import { createdStatus, mediaType, method } from '../../contracts/odata/create.ts';
import { int32 } from '../../contracts/odata/edm.ts';
import { keyName, odataTypeOf, propertyNamesOf } from '../../contracts/odata/entity-type.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { complianceStatus } from '../../contracts/user-status/entity.ts';

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
  judgeBody(userStatus, body(changes)).map(({ requirement }) => requirement);

describe('the contract', () => {
  test('has the types of the page', () => {
    expect(userStatus.entity.properties).toEqual({
      userDisplayName: 'String',
      devicesCount: 'Int32',
      status: {
        name: 'complianceStatus',
        members: [
          'unknown',
          'notApplicable',
          'compliant',
          'remediated',
          'nonCompliant',
          'error',
          'conflict',
          'notAssigned',
        ],
      },
      lastReportedDateTime: 'DateTimeOffset',
      userPrincipalName: 'String',
    });
    expect(propertyNamesOf(userStatus.entity)).toEqual([
      'userDisplayName',
      'devicesCount',
      'status',
      'lastReportedDateTime',
      'userPrincipalName',
    ]);
    expect([keyName, odataTypeOf(userStatus.entity)]).toEqual(['id', '#microsoft.graph.deviceConfigurationUserStatus']);
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
    expect(userStatus.operation.permission).toBe('DeviceManagementConfiguration.ReadWrite.All');
  });

  test('has the paths of the page', () => {
    expect(Object.values(userStatus.paths.templates)).toEqual([
      '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/userStatuses',
      '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/rootCertificate/userStatuses',
      '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/identityCertificate/userStatuses',
      '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/identityCertificate/rootCertificate/userStatuses',
      '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/microsoft.graph.iosScepCertificateProfile/rootCertificate/userStatuses',
      '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/microsoft.graph.windowsPhone81VpnConfiguration/identityCertificate/userStatuses',
      '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/microsoft.graph.windowsWifiEnterpriseEAPConfiguration/identityCertificateForClientAuthentication/userStatuses',
      '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/microsoft.graph.windowsWifiEnterpriseEAPConfiguration/rootCertificatesForServerValidation/{windows81TrustedRootCertificateId}/userStatuses',
    ]);
  });

  test.each([
    [{}, []],
    [{ authorization: '' }, ['authorization.otherScheme']],
    [{ authorization: 'Bearer ' }, ['authorization.emptyBearer']],
    [{ authorization: 'Basic eDp5' }, ['authorization.otherScheme']],
    [{ accept: 'text/html' }, ['headers.accept.json']],
    [{ accept: '*/*' }, ['headers.accept.named']],
    [{ 'content-type': 'text/plain' }, ['headers.contentType.other']],
    [{ 'content-type': 'application/json; charset=utf-8' }, []],
  ])('judges the headers %j', (changes, expected) => {
    const headers = { authorization: 'Bearer x', accept: 'application/json', 'content-type': 'application/json' };
    const path = '/deviceManagement/deviceConfigurations/1/userStatuses';
    const findings = judgeRequest(userStatus, {
      ...{ method: 'POST', path, body: body({}) },
      headers: { ...headers, ...changes },
    });
    expect(findings.map(({ requirement }) => requirement)).toEqual(expected);
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

  test.each(['unknowm', 'notApplicabel', 'compliamt', 'remedieted', 'nonCompliamt', 'eror', 'conflikt', 'notAssignet'])(
    'takes no member with another letter: %s',
    (status) => expect(found({ status })).toEqual(['bodies.status.unknown']),
  );

  test.each([
    [{ devicesCount: 2147483647 }, []],
    [{ devicesCount: 0 }, []],
    [{ devicesCount: 2147483648 }, ['bodies.devicesCount.range']],
    [{ devicesCount: -2147483649 }, ['bodies.devicesCount.range']],
    [{ devicesCount: -2147483648 }, ['bodies.devicesCount.negative']],
    [{ devicesCount: 2147483647.5 }, ['bodies.devicesCount.fraction']],
    [{ devicesCount: 12.5 }, ['bodies.devicesCount.fraction']],
    [{ devicesCount: '12' }, ['bodies.devicesCount.type']],
    [{ devicesCount: null }, ['bodies.devicesCount.null']],
    [{ devicesCount: undefined }, ['bodies.devicesCount.missing']],
    [{ status: '' }, ['bodies.status.unknown']],
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
    expect(judgeBody(userStatus, text).map(({ requirement }) => requirement)).toEqual([expected]),
  );
});

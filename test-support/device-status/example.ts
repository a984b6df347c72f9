// The example exchange of the sibling page.

const text = (lines: readonly string[]): string => lines.join('\r\n');

const type = '  "@odata.type": "#microsoft.graph.deviceConfigurationDeviceStatus",';

const properties = [
  '  "deviceDisplayName": "Device Display Name value",',
  '  "userName": "User Name value",',
  '  "deviceModel": "Device Model value",',
  '  "platform": 8,',
  '  "complianceGracePeriodExpirationDateTime": "2016-12-31T23:56:44.951111-08:00",',
  '  "status": "notApplicable",',
  '  "lastReportedDateTime": "2017-01-01T00:00:17.7769392-08:00",',
  '  "userPrincipalName": "User Principal Name value"',
];

export const exampleRequestBody = text(['{', type, ...properties, '}']);
export const exampleAnswerBody = text([
  '{',
  type,
  '  "id": "6d4a1ac4-1ac4-6d4a-c41a-4a6dc41a4a6d",',
  ...properties,
  '}',
]);

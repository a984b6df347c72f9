// The entity of the sibling page, with two date-times, four strings and the same enumeration.
import type { EntityType } from '../../contracts/odata/entity-type.ts';

export const entity = {
  namespace: 'microsoft.graph',
  name: 'deviceConfigurationDeviceStatus',
  properties: {
    deviceDisplayName: 'String',
    userName: 'String',
    deviceModel: 'String',
    platform: 'Int32',
    complianceGracePeriodExpirationDateTime: 'DateTimeOffset',
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
  },
} as const satisfies EntityType;

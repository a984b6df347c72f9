// The statements of the sibling page that requirements cite.
import type { Page } from '../../contracts/definition.ts';
import { page as first } from '../../contracts/user-status/page.ts';
import { operation } from './operation.ts';

export const page: Page = {
  url: 'https://learn.microsoft.com/en-us/graph/api/intune-deviceconfig-deviceconfigurationdevicestatus-create?view=graph-rest-beta',
  rulings: first.rulings,
  quotes: {
    ...first.quotes,
    firstPath: `POST ${Object.values(operation.paths)[0]}`,
    representation: 'supply a JSON representation for the deviceConfigurationDeviceStatus object',
    required: 'the properties that are required when you create the deviceConfigurationDeviceStatus',
    properties: {
      deviceDisplayName: 'deviceDisplayName String Device name of the DevicePolicyStatus.',
      userName: 'userName String The User Name that is being reported',
      deviceModel: 'deviceModel String The device model that is being reported',
      platform: 'platform Int32 Platform of the device that is being reported',
      complianceGracePeriodExpirationDateTime:
        'complianceGracePeriodExpirationDateTime DateTimeOffset The DateTime when device compliance grace period expires',
      status: first.quotes.properties.status,
      lastReportedDateTime: first.quotes.properties.lastReportedDateTime,
      userPrincipalName: first.quotes.properties.userPrincipalName,
    },
    created:
      'If successful, this method returns a 201 Created response code and a deviceConfigurationDeviceStatus object in the response body.',
    typeAnnotation: '"@odata.type": "#microsoft.graph.deviceConfigurationDeviceStatus"',
  },
};

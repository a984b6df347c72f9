// The page: where it is published, and the statements that requirements cite, word for word.
import type { Page } from '../definition.ts';
import { operation } from './operation.ts';

export const page = {
  url: 'https://learn.microsoft.com/en-us/graph/api/intune-deviceconfig-deviceconfigurationuserstatus-create?view=graph-rest-beta',
  rulings: 'contracts/user-status/rulings.md',
  quotes: {
    firstPath: `POST ${operation.paths.deviceConfiguration}`,
    paths: 'POST /deviceManagement/deviceConfigurations/',
    authorization: 'Authorization Bearer <token> Required.',
    accept: 'Accept application/json',
    permission: operation.permission,
    personalAccount: 'Delegated (personal Microsoft account) Not supported.',
    representation: 'supply a JSON representation for the deviceConfigurationUserStatus object',
    required: 'the properties that are required when you create the deviceConfigurationUserStatus',
    key: 'id String Key of the entity.',
    properties: {
      userDisplayName: 'userDisplayName String User name of the DevicePolicyStatus.',
      devicesCount: 'devicesCount Int32 Devices count for that user.',
      status:
        'status complianceStatus Compliance status of the policy report. Possible values are: unknown, notApplicable, compliant, remediated, nonCompliant, error, conflict, notAssigned.',
      lastReportedDateTime: 'lastReportedDateTime DateTimeOffset Last modified date time of the policy report.',
      userPrincipalName: 'userPrincipalName String UserPrincipalName.',
    },
    created:
      'If successful, this method returns a 201 Created response code and a deviceConfigurationUserStatus object in the response body.',
    sentMediaType: 'Content-type: application/json',
    answeredMediaType: 'Content-Type: application/json',
    typeAnnotation: '"@odata.type": "#microsoft.graph.deviceConfigurationUserStatus"',
    allProperties: 'All of the properties will be returned from an actual call.',
  },
} as const satisfies Page;

/** Lines of the page that bind neither provider nor client, each with the reason why no requirement quotes it. */
export const informative: Readonly<Record<string, string>> = {
  'Create deviceConfigurationUserStatus': 'title',
  'Important: Microsoft Graph APIs under the /beta version are subject to change; production use is not supported.':
    'a notice to readers; no answer of a target can keep or break it',
  'Note: The Microsoft Graph API for Intune requires an active Intune license for the tenant.':
    'a property of the tenant; a target without a license refuses everything, which is reported as not authorised',
  'Create a new deviceConfigurationUserStatus object.': 'says what the whole page is about',
  Prerequisites: 'heading',
  'One of the following permissions is required to call this API. To learn more, including how to choose permissions, see Permissions.':
    'introduces the table of permissions, whose rows are requirements',
  'Permission type Permissions (from most to least privileged)': 'head of a table',
  'HTTP Request': 'heading',
  'Request headers': 'heading',
  'Header Value': 'head of a table',
  'Request body': 'heading',
  'Property Type Description': 'head of a table',
  Response: 'heading',
  Example: 'heading',
  Request: 'heading',
  'Here is an example of the request.': 'introduces the example',
  'POST https://graph.microsoft.com/beta/deviceManagement/deviceConfigurations/{deviceConfigurationId}/userStatuses':
    "the example's request line, the first of the eight paths",
  'Content-length: 290': "the length of the example's body, which paths.example sends byte for byte",
  'HTTP/1.1 201 Created': "the example's status line; answers.created quotes the sentence about it",
  'Content-Length: 339': "the length of the example's answer, which may be truncated for brevity",
};

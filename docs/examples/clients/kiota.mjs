// Creates a userStatus on every path with the Kiota-generated beta SDK: its models, its serialisers, its request adapter.
// The package of its builders for deviceManagement is not in the registry; this is what such a builder does.
import {
  AllowedHostsValidator,
  BaseBearerTokenAuthenticationProvider,
  HttpMethod,
  RequestInformation,
} from '@microsoft/kiota-abstractions';
import { GraphBetaRequestAdapter } from '@microsoft/msgraph-beta-sdk';
import {
  createDeviceConfigurationUserStatusFromDiscriminatorValue,
  serializeDeviceConfigurationUserStatus,
} from '@microsoft/msgraph-beta-sdk/models/index.js';
import { createODataErrorFromDiscriminatorValue } from '@microsoft/msgraph-beta-sdk/models/oDataErrors/index.js';
import { creates } from './creates.mjs';

const baseurl = process.env.GRAPH_BASE_URL;
const tokens = {
  getAuthorizationToken: async () => process.env.GRAPH_TOKEN,
  getAllowedHostsValidator: () => new AllowedHostsValidator(new Set([new URL(baseurl).hostname])),
};
const adapter = new GraphBetaRequestAdapter(new BaseBearerTokenAuthenticationProvider(tokens));
adapter.baseUrl = baseurl;

for (const { path, userStatus } of creates) {
  const request = new RequestInformation(HttpMethod.POST, '{+baseurl}{+path}', { baseurl, path });
  request.headers.add('Accept', 'application/json');
  const model = { ...userStatus, lastReportedDateTime: new Date(userStatus.lastReportedDateTime) };
  request.setContentFromParsable(adapter, 'application/json', model, serializeDeviceConfigurationUserStatus);
  await adapter.send(request, createDeviceConfigurationUserStatusFromDiscriminatorValue, {
    XXX: createODataErrorFromDiscriminatorValue,
  });
}

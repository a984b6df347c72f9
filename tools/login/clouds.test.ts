// The table of clouds against the logins in @azure/identity.
import { AzureAuthorityHosts } from '@azure/identity';
import { cloudNames, clouds } from '../../engine/settings/clouds.ts';

test('the logins are those of @azure/identity', () => {
  const { AzurePublicCloud, AzureGovernment, AzureChina } = AzureAuthorityHosts;
  expect(cloudNames.map((name) => clouds[name].authorityHost)).toEqual([
    AzurePublicCloud,
    AzureGovernment,
    AzureGovernment,
    AzureChina,
  ]);
});

// The table of clouds against the list of logins that Azure keeps.
import { AzureAuthorityHosts } from '@azure/identity';
import { cloudNames, clouds } from '../../engine/settings/clouds.ts';

test('the logins are those of Azure', () => {
  const { AzurePublicCloud, AzureGovernment, AzureChina } = AzureAuthorityHosts;
  expect(cloudNames.map((name) => clouds[name].authorityHost)).toEqual([
    AzurePublicCloud,
    AzureGovernment,
    AzureGovernment,
    AzureChina,
  ]);
});

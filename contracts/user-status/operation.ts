// The operation of the page: its eight paths and its permission.
import type { Operation } from '../definition.ts';
import { derivedTypes, navigationProperties } from './documented/configuration-types.ts';

/** The eight documented paths, as the page writes them, by the name the project gives each. */
export const paths = {
  deviceConfiguration: '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/userStatuses',
  rootCertificate: '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/rootCertificate/userStatuses',
  identityCertificate:
    '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/identityCertificate/userStatuses',
  identityRootCertificate:
    '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/identityCertificate/rootCertificate/userStatuses',
  iosScepRootCertificate:
    '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/microsoft.graph.iosScepCertificateProfile/rootCertificate/userStatuses',
  windowsPhoneVpnIdentityCertificate:
    '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/microsoft.graph.windowsPhone81VpnConfiguration/identityCertificate/userStatuses',
  windowsWifiClientCertificate:
    '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/microsoft.graph.windowsWifiEnterpriseEAPConfiguration/identityCertificateForClientAuthentication/userStatuses',
  windowsWifiServerRootCertificate:
    '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/microsoft.graph.windowsWifiEnterpriseEAPConfiguration/rootCertificatesForServerValidation/{windows81TrustedRootCertificateId}/userStatuses',
} as const;

/** The name that the project gives one of the eight paths. */
export type PathName = keyof typeof paths;

export const operation = {
  title: 'Create deviceConfigurationUserStatus',
  permission: 'DeviceManagementConfiguration.ReadWrite.All',
  paths,
  // https://learn.microsoft.com/graph/throttling-limits, "Intune device configuration service limits", read in November 2026:
  // userStatuses are on its list of resources.
  throttling: { writes: 100, requests: 1_000, seconds: 20 },
  // The metadata of August 2026 declares userStatuses on three other types.
  siblings: [
    '/deviceManagement/deviceCompliancePolicies',
    '/deviceAppManagement/mobileAppConfigurations',
    '/deviceAppManagement/iosLobAppProvisioningConfigurations',
  ],
  graph: { root: 'deviceConfiguration', derived: derivedTypes, navigations: navigationProperties },
} as const satisfies Operation;

/** Whether a name is that of one of the eight paths. */
export const isPathName = (name: string): name is PathName => Object.hasOwn(paths, name);

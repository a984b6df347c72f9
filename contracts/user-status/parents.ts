// The configurations that the paths hang on: which a path needs, and those that the embedded tenant shows.
import type { Parent, Parents } from '../definition.ts';

const parent = (number: number, displayName: string, type: string): Parent => ({
  id: `c0f16000-0000-4000-8000-00000000000${number}`,
  displayName,
  type,
});

// Where a path casts to no type, by the types that Microsoft's metadata declares such a certificate on.
const identity = { says: 'a VPN, Wi-Fi or mail configuration', pattern: /vpn|wifi|easemail/i };

export const parents = {
  collection: '/deviceManagement/deviceConfigurations',
  examples: [
    parent(1, 'Kiosk', 'windows10GeneralConfiguration'),
    parent(5, 'Conformance tests', 'iosGeneralDeviceConfiguration'),
    parent(2, 'Conformance tests, SCEP for iOS', 'iosScepCertificateProfile'),
    parent(3, 'Conformance tests, VPN for Windows Phone', 'windowsPhone81VpnConfiguration'),
    parent(4, 'Conformance tests, Wi-Fi', 'windowsWifiEnterpriseEAPConfiguration'),
  ],
  assignments: 'assignments',
  nested: {
    windows81TrustedRootCertificateId: {
      walk: 'microsoft.graph.windowsWifiEnterpriseEAPConfiguration/rootCertificatesForServerValidation',
      examples: [parent(9, 'Root of the office', 'windows81TrustedRootCertificate')],
    },
  },
  needs: {
    rootCertificate: { says: 'a certificate profile', pattern: /certificateprofile/i },
    identityCertificate: identity,
    identityRootCertificate: identity,
  },
} as const satisfies Parents;

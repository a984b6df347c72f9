// One create on each of the eight paths.
const configuration = '/deviceManagement/deviceConfigurations/7e323db2-3db2-7e32-b23d-327eb23d327e';
const wifi = `${configuration}/microsoft.graph.windowsWifiEnterpriseEAPConfiguration`;
const collections = [
  configuration,
  `${configuration}/rootCertificate`,
  `${configuration}/identityCertificate`,
  `${configuration}/identityCertificate/rootCertificate`,
  `${configuration}/microsoft.graph.iosScepCertificateProfile/rootCertificate`,
  `${configuration}/microsoft.graph.windowsPhone81VpnConfiguration/identityCertificate`,
  `${wifi}/identityCertificateForClientAuthentication`,
  `${wifi}/rootCertificatesForServerValidation/9a1b2c3d-3db2-7e32-b23d-327eb23d327e`,
];

const userStatus = {
  userDisplayName: 'Zoë',
  devicesCount: 12,
  status: 'compliant',
  lastReportedDateTime: '2017-01-01T00:00:17.7769392-08:00',
  userPrincipalName: 'zoe@contoso.example',
};

export const creates = collections.map((collection) => ({ path: `${collection}/userStatuses`, userStatus }));

// Which path a request is for, in all the ways in which OData and HTTP let it be written.
import { userStatus } from '../user-status/contract.ts';
import { navigationProperties } from '../user-status/documented/configuration-types.ts';
import { paths as documented } from '../user-status/operation.ts';

const { match } = userStatus.paths;
const root = '/deviceManagement/deviceConfigurations';

test.each<[string, string, readonly string[], string]>([
  [`${root}/1/userStatuses`, 'deviceConfiguration', ['1'], ''],
  [`${root}('1')/userStatuses/`, 'deviceConfiguration', ['1'], ''],
  [`${root}(%271%27)/userStatuses`, 'deviceConfiguration', ['1'], ''],
  [`${root}%28%271%27%29/userStatuses%28%27a%27%29`, 'deviceConfiguration', ['1'], 'a'],
  [`${root}('O%27%27Brien')/userStatuses`, 'deviceConfiguration', ["O'Brien"], ''],
  [`${root}(id='1')/userStatuses(id='3')`, 'deviceConfiguration', ['1'], '3'],
  [
    `${root}(id='1')/microsoft.graph.windowsZtdnsConfiguration/rootCertificatesForClientValidation(id='2')/userStatuses`,
    'windowsZtdnsConfiguration/rootCertificatesForClientValidation',
    ['1', '2'],
    '',
  ],
  [`${root}/O%27Brien/%75serStatuses/a%2Fb`, 'deviceConfiguration', ["O'Brien"], 'a/b'],
  [`${root}/1/graph.iosScepCertificateProfile/rootCertificate/userStatuses`, 'iosScepRootCertificate', ['1'], ''],
  [
    `${root}/1/graph.iosVpnConfiguration/identityCertificate/userStatuses`,
    'iosVpnConfiguration/identityCertificate',
    ['1'],
    '',
  ],
  [
    `${root}('1')/microsoft.graph.windowsZtdnsConfiguration/rootCertificatesForClientValidation('2')/userStatuses('3')`,
    'windowsZtdnsConfiguration/rootCertificatesForClientValidation',
    ['1', '2'],
    '3',
  ],
  [
    `${root}/1/graph.windowsDomainJoinConfiguration/networkAccessConfigurations/2/graph.iosVpnConfiguration/identityCertificate/userStatuses`,
    'windowsDomainJoinConfiguration/networkAccessConfigurations/iosVpnConfiguration/identityCertificate',
    ['1', '2'],
    '',
  ],
])('%s is %s', (path, name, ids, rest) => expect(match(path)).toEqual({ path: name, ids, rest }));

test.each([
  `${root}/userStatuses`,
  `${root}/1/userStatuse`,
  `${root}/1/UserStatuses`,
  `${root}/1/smimeSigningCertificate/userStatuses`,
  `${root}/1/graph.iosVpnConfiguration/rootCertificate/userStatuses`,
  `${root}/1/graph.iosVpnConfiguration/identityCertificate/graph.macOSScepCertificateProfile/rootCertificate/userStatuses`,
  `${root}/1/graph.windowsZtdnsConfiguration/rootCertificatesForClientValidation/userStatuses`,
  `${root}/1/other.iosVpnConfiguration/identityCertificate/userStatuses`,
  `/deviceManagement/deviceCompliancePolicies/1/userStatuses`,
  `${root}/1/userStatuses/2/3`,
  `${root}/%E0%A4%A/userStatuses/2/3`,
])('%s is none of them', (path) => expect(match(path)).toBeUndefined());

const casts = Object.entries(navigationProperties).flatMap(([type, properties]) =>
  Object.entries(properties).map(([property, target]) => ({ type, property, target })),
);

const segment = ({ property, target }: { property: string; target: string }): string =>
  target.startsWith('Collection') ? `${property}/2` : property;

test("the metadata allows the page's base path, 58 walks of one property, and those of the page with a cast", () => {
  const walks = casts.map((walk) => `${root}/1/microsoft.graph.${walk.type}/${segment(walk)}/userStatuses`);
  expect(walks).toHaveLength(58);
  expect(walks.filter((path) => match(path) === undefined)).toEqual([]);
  const listed = Object.keys(documented).filter((name) => name !== 'deviceConfiguration');
  const matched = new Set(walks.map((path) => match(path)?.path));
  expect(listed.filter((name) => matched.has(name))).toEqual([
    'iosScepRootCertificate',
    'windowsPhoneVpnIdentityCertificate',
    'windowsWifiClientCertificate',
    'windowsWifiServerRootCertificate',
  ]);
});

test('the metadata allows 30 walks of two properties that do not lead back to any configuration', () => {
  const direct = casts.filter(({ target }) => target !== 'Collection(deviceConfiguration)');
  const twice = direct.flatMap((first) =>
    direct.flatMap((second) => {
      const start = `${root}/1/graph.${first.type}/${segment(first)}`;
      const found =
        match(`${start}/${segment(second)}/userStatuses`) ??
        match(`${start}/graph.${second.type}/${segment(second)}/userStatuses`);
      return found ? [found.path] : [];
    }),
  );
  expect(new Set(twice).size).toBe(30);
});

test('a path is filled with the ids that are given each time, in the form that is wanted', () => {
  const { names, parameters, fill } = userStatus.paths;
  const [name = ''] = names;
  const [key = ''] = parameters(name);
  const ids: Record<string, string> = { [key]: 'one' };
  const asSegment = fill(name, ids);
  expect(fill(name, ids)).toBe(asSegment);
  expect(fill(name, ids, 'quoted')).toContain("('one')");
  expect(fill(name, { [key]: 'one', other: 'two' })).toBe(asSegment);
  ids[key] = 'two';
  expect(fill(name, ids)).toBe(asSegment.replace('/one/', '/two/'));
  expect(() => fill(name, {})).toThrow('needs an id');
});

// Paths filled and matched, in both key forms.
import { entityPath, type KeyForm } from '../odata/paths.ts';
import { userStatus } from './contract.ts';

const { names: pathNames, parameters: parametersOf, fill: fillPath, match: matchPath } = userStatus.paths;

const root = '/deviceManagement/deviceConfigurations';
const ids = { deviceConfigurationId: 'one', windows81TrustedRootCertificateId: 'two' };

describe('fillPath', () => {
  test.each([
    ['segment', `${root}/one/microsoft.graph.windowsWifiEnterpriseEAPConfiguration`, '/two/userStatuses'],
    ['quoted', `${root}('one')/microsoft.graph.windowsWifiEnterpriseEAPConfiguration`, "('two')/userStatuses"],
  ] as const)('writes keys as %s', (form, start, end) =>
    expect(fillPath('windowsWifiServerRootCertificate', ids, form)).toBe(
      `${start}/rootCertificatesForServerValidation${end}`,
    ),
  );

  test('encodes what would end a segment', () => {
    expect(fillPath('deviceConfiguration', { deviceConfigurationId: 'a/b?c#d e' })).toBe(
      `${root}/a%2Fb%3Fc%23d%20e/userStatuses`,
    );
  });

  test('wants every id', () => {
    expect(() => fillPath('windowsWifiServerRootCertificate', { deviceConfigurationId: 'one' })).toThrow(
      'path windowsWifiServerRootCertificate needs an id for windows81TrustedRootCertificateId',
    );
  });
});

describe('parametersOf', () => {
  test('gives the parameters in their order', () => {
    expect(pathNames.map((path) => parametersOf(path).length)).toEqual([1, 1, 1, 1, 1, 1, 1, 2]);
    expect(parametersOf('windowsWifiServerRootCertificate')).toEqual([
      'deviceConfigurationId',
      'windows81TrustedRootCertificateId',
    ]);
  });
});

describe.each<KeyForm>(['segment', 'quoted'])('matchPath, with keys as %s', (form) => {
  test.each(pathNames)('knows %s, and the ids in it', (path) => {
    const given = parametersOf(path).map((_, index) => `id ${index}`);
    const filled = fillPath(path, { deviceConfigurationId: 'id 0', windows81TrustedRootCertificateId: 'id 1' }, form);
    expect(matchPath(filled)).toEqual({ path, ids: given, rest: '' });
    expect(matchPath(`${filled}/`)).toEqual({ path, ids: given, rest: '' });
    expect(matchPath(`${filled}/x%2Fy`)).toEqual({ path, ids: given, rest: 'x/y' });
    expect(matchPath(`${filled}('x')`)).toEqual({ path, ids: given, rest: 'x' });
  });

  test.each([
    '7e323db2-3db2-7e32-b23d-327eb23d327e',
    'a/b',
    'a b',
    'ü',
    '%',
    "O'Brien",
    "'",
    "a/b'c",
    'é 2',
    'a(b)',
    "('x')",
  ])('gives back the id %s', (id) => {
    const filled = fillPath('deviceConfiguration', { deviceConfigurationId: id }, form);
    expect(matchPath(filled)?.ids).toEqual([id]);
  });
});

describe('matchPath', () => {
  test.each([
    '/',
    '',
    root,
    `${root}/one`,
    `${root}/userStatuses`,
    `${root}//userStatuses`,
    `${root}/one/userStatus`,
    `${root}/one/UserStatuses`,
    `${root}/one/userStatuses/x/y`,
    `${root}/one/deviceStatuses`,
    `/beta${root}/one/userStatuses`,
    `${root}/one/rootCertificate/identityCertificate/userStatuses`,
    `${root}/one/microsoftXgraph.iosScepCertificateProfile/rootCertificate/userStatuses`,
    `${root}(one)/userStatuses`,
  ])('does not know %s', (path) => expect(matchPath(path)).toBeUndefined());

  test('decodes the key of one userStatus, in either form', () => {
    expect(matchPath(`${root}/one/userStatuses/x%20y`)?.rest).toBe('x y');
    expect(matchPath(`${root}/one/userStatuses('x%20y')`)?.rest).toBe('x y');
  });

  test('leaves an escape as it is that is none', () => {
    expect(matchPath(`${root}/%zz/userStatuses`)?.ids).toEqual(['%zz']);
  });
});

describe('entityPath', () => {
  test.each([
    ['one', '/c/one'],
    ['a/b?c#d', '/c/a%2Fb%3Fc%23d'],
    ['...', '/c/...'],
    ['..a/b..', '/c/..a%2Fb..'],
    ['\r\n', '/c/%0D%0A'],
    ['x'.repeat(1_000), `/c/${'x'.repeat(1_000)}`],
  ])('of %j is in the collection', (key, path) => expect(entityPath('/c', key)).toBe(path));

  test.each(['', '.', '..', '../x', 'x/..', 'a/./b', '..\\x', '%2e%2e', 'x%252f.%2E', '\ud800', 'x'.repeat(1_001)])(
    'of %j there is none',
    (key) => expect(entityPath('/c', key)).toBeUndefined(),
  );
});

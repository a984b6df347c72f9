// Paths in both key forms, filled and matched.
import { fillPath, matchPath, parametersOf, pathNames } from './operation.ts';

const ids = { deviceConfigurationId: "a/b'c", windows81TrustedRootCertificateId: 'é 2' };

test.each(pathNames)('%s is matched in either key form, with the ids it was filled with', (name) => {
  const wanted = parametersOf(name).map(
    (key) => ids[key === 'deviceConfigurationId' ? key : 'windows81TrustedRootCertificateId'],
  );
  expect(matchPath(fillPath(name, ids))).toEqual({ path: name, ids: wanted, rest: '' });
  expect(matchPath(fillPath(name, { ...ids, deviceConfigurationId: 'x' }, 'quoted'))?.path).toBe(name);
});

test('the key of one userStatus is the rest, in either form', () => {
  const collection = '/deviceManagement/deviceConfigurations/1/userStatuses';
  expect(matchPath(`${collection}/x%20y`)).toMatchObject({ rest: 'x y' });
  expect(matchPath(`${collection}('x')`)).toMatchObject({ rest: 'x' });
});

test.each([
  '/',
  '/deviceManagement/deviceConfigurations/1',
  '/deviceManagement/deviceConfigurations//userStatuses',
  '/deviceManagement/deviceConfigurations/1/userStatuses/2/3',
])('%s is none of the paths', (path) => expect(matchPath(path)).toBeUndefined());

test('a path without its id is our mistake', () => {
  expect(() => fillPath('rootCertificate', {})).toThrow('path rootCertificate needs an id for deviceConfigurationId');
});

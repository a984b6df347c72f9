// Paths beyond the page: what may be one, and that it is a path like the others.
import { deviceStatus } from '../test-support/device-status/contract.ts';
import { furtherPathError, furtherPathsOf, withPaths } from './further-paths.ts';
import { userStatus } from './user-status/contract.ts';

const base = '/deviceManagement/deviceConfigurations/{deviceConfigurationId}';
const error = (template: string, name = 'other'): string | undefined => furtherPathError(userStatus, name, template);

test.each([
  `${base}/anything/userStatuses`,
  `${base}/microsoft.graph.someType/things/{thingId}/userStatuses`,
  `${base}/a/b/c/{cId}/d/userStatuses`,
])('%s may be one', (template) => expect(error(template)).toBeUndefined());

test.each([
  ['/users/{userId}/userStatuses', 'does not begin with'],
  ['/deviceManagement/deviceConfigurations/userStatuses', 'does not begin with'],
  [`${base}/deviceStatuses`, 'does not end in /userStatuses'],
  [`${base}/userStatuses/`, 'does not end in'],
  [`${base}/../userStatuses`, 'has the segment ".."'],
  [`${base}/a%2fb/userStatuses`, 'has the segment'],
  [`${base}/a?b=/userStatuses`, 'has the segment'],
  [`${base}//userStatuses`, 'has the segment ""'],
  [`${base}/{other}/userStatuses`, 'two keys in a row'],
  [`${base}/a/{deviceConfigurationId}/userStatuses`, 'one key twice'],
  [`${base}${'/a'.repeat(40)}/userStatuses`, 'more than 30 segments'],
  [`${base}/userStatuses`, 'is a path of the page'],
])('%s may not', (template, why) => expect(error(template)).toContain(why));

test.each(['', 'a b', 'a.b', 'x'.repeat(201), '__proto__#'])('%p is not a name', (name) =>
  expect(error(`${base}/anything/userStatuses`, name)).toContain('not a name'),
);

test('a name of the page is taken', () =>
  expect(error(`${base}/anything/userStatuses`, 'rootCertificate')).toContain('the name of a path of the page'));

test('it is filled and found like those of the page, and is not documented', () => {
  const template = `${base}/groups/{groupId}/userStatuses`;
  const { paths } = withPaths(userStatus, { byGroup: template });
  expect(paths.names).toEqual([...userStatus.paths.names, 'byGroup']);
  const path = paths.fill('byGroup', { deviceConfigurationId: '1', groupId: '2' });
  expect(paths.match(path)).toMatchObject({ path: 'byGroup', ids: ['1', '2'], rest: '' });
  expect(userStatus.paths.match(path)).toBeUndefined();
  expect(paths.names.filter(paths.isDocumented)).toEqual(userStatus.paths.names);
  expect(furtherPathsOf(withPaths(userStatus, { byGroup: template }))).toEqual({ byGroup: template });
});

test('a second contract has them as well', () => {
  const template = `${base}/groups/{groupId}/deviceStatuses`;
  expect(furtherPathError(deviceStatus, 'byGroup', template)).toBeUndefined();
  expect(withPaths(deviceStatus, { byGroup: template }).paths.names).toHaveLength(9);
});

test('without one nothing changes', () => expect(withPaths(userStatus, {})).toBe(userStatus));

// Where a request went, below any base URL.
import { userStatus } from '../contracts/user-status/contract.ts';
import { placeOf } from './url-path.ts';

const path = userStatus.paths.fill('deviceConfiguration', { deviceConfigurationId: 'c1' });

test.each([
  [`https://graph.microsoft.com/beta${path}`, 'https://graph.microsoft.com/beta', path],
  [`http://[::1]:8080${path}?$select=id`, 'http://[::1]:8080', path],
  [`https://gateway.example/a/b/graph/v1.0${path}#top`, 'https://gateway.example/a/b/graph/v1.0', path],
  [`/beta${path}`, '/beta', path],
  [path, '', path],
  [
    `https://h/beta${path.replace('userStatuses', 'userStatus')}`,
    'https://h/beta',
    path.replace('userStatuses', 'userStatus'),
  ],
  ['https://h/x/$batch', 'https://h/x', '/$batch'],
  ['https://h/beta/%24batch', 'https://h/beta', '/%24batch'],
  ['https://h/v1.0/users/1', 'https://h/v1.0', '/users/1'],
  ['https://h', 'https://h', ''],
])('%s', (url, base, expected) => {
  expect(placeOf(userStatus, url)).toMatchObject({ base, path: expected });
});

test('a query is kept apart', () => {
  expect(placeOf(userStatus, `https://h/beta${path}?sig=1&b=2`).query).toBe('?sig=1&b=2');
});

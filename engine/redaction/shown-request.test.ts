// Of headers and addresses only what holds no secret is shown.
import { shownAddress, shownHeaders, shownRequest } from './shown-request.ts';

test.each([
  ['authorization', 'just-a-token', '[12 characters not shown]'],
  ['authorization', 'Bearer\ttoken', '[12 characters not shown]'],
  ['authorization', 'Bearer token', 'Bearer [5 characters not shown]'],
  ['authorization', 'bearer  token', 'bearer [5 characters not shown]'],
  ['authorization', 'Token token="x"', '[15 characters not shown]'],
  ['authorization', 'Bearer ', 'Bearer '],
  ['authorization', 'Bearer $GRAPH_TOKEN', 'Bearer $GRAPH_TOKEN'],
  ['Authorization', 'secret', '[6 characters not shown]'],
  ['proxy-authorization', 'Basic eDp5', '[10 characters not shown]'],
  ['cookie', 'a=b', '[3 characters not shown]'],
  ['set-cookie', 'a=b; HttpOnly', '[13 characters not shown]'],
  ['x-api-key', 'k', '[1 character not shown]'],
  ['x-ms-authorization-auxiliary', 'Bearer a', '[8 characters not shown]'],
  ['ocp-apim-subscription-key', '0123', '[4 characters not shown]'],
  ['x-anything', '', '[0 characters not shown]'],
  ['accept', 'application/json', 'application/json'],
  ['request-id', 'abc', 'abc'],
  ['location', 'https://u:p@a.example/b?sig=x%3D&$top=1', 'https://a.example/b?sig=[4 characters not shown]&$top=1'],
  ['link', '<https://a.example/?code=1>; rel="next"', '<https://a.example/?code=[1 character not shown]>; rel="next"'],
])('%s: %s', (name, value, shown) => {
  expect(shownHeaders({ [name]: value })).toEqual({ [name]: shown });
  expect(shownHeaders(shownHeaders({ [name]: value }))).toEqual({ [name]: shown });
});

test('a credential that was made up for a case is shown', () =>
  expect(shownHeaders({ authorization: 'Bearer x' }, ['Bearer x'])).toEqual({ authorization: 'Bearer x' }));

test.each([
  ['/a/b', '/a/b'],
  ['/a?$select=id,status&%24top=5&api-version=1', '/a?$select=id,status&%24top=5&api-version=1'],
  ['/a?sig=abc&se=&x', '/a?sig=[3 characters not shown]&se=&x'],
  ['/a?access_token=a=b?c', '/a?access_token=[5 characters not shown]'],
  ['/a?eyJhbGciOiJSUzI1NiJ9eyJzdWIi', '/a?[28 characters not shown]'],
  ['/a?$filter=x eq 1&$skiptoken=abc', '/a?$filter=[6 characters not shown]&$skiptoken=[3 characters not shown]'],
])('%s', (address, shown) => {
  expect(shownAddress(address)).toBe(shown);
  expect(shownAddress(shown)).toBe(shown);
});

test('a request has neither in path, query nor headers', () => {
  const request = { method: 'POST', path: '/a?k=v', query: '?k=v', headers: { 'x-key': 'v' }, body: '{}' };
  expect(shownRequest(request)).toEqual({
    ...request,
    path: '/a?k=[1 character not shown]',
    query: '?k=[1 character not shown]',
    headers: { 'x-key': '[1 character not shown]' },
  });
});

// The query of a target and headers of one's own go with every request, and their values are secrets.

import { listen } from '../../test-support/server.ts';
import { connect } from './connect.ts';
import { agreeOnThisMachine } from './consent/agreement.ts';
import { gatewayLines, gatewayOf, withQuery } from './gateway.ts';
import { heldTokens, type Tokens } from './tokens.ts';

test.each([
  ['/beta/x', 'key=a', '/beta/x?key=a'],
  ['/beta/x?$top=1', 'key=a', '/beta/x?$top=1&key=a'],
  ['/beta/x?key=old&$top=1', 'key=a&v=2', '/beta/x?$top=1&key=a&v=2'],
  ['/beta/x?k%65y=old', 'key=a', '/beta/x?key=a'],
  ['/beta/x?', 'key', '/beta/x?key'],
  ['/beta/x?v=1&v=2', 'v=3&v=4', '/beta/x?v=3&v=4'],
])('%s with %s is %s', (path, query, sent) => expect(withQuery(path, { query })).toBe(sent));

test('without a query a path stays as it is', () => expect(withQuery('/x?a=1', {})).toBe('/x?a=1'));

test('each value of a query and of a header is a secret, whatever its spelling', () => {
  const tokens = { granted: 'g', query: 'a=x%2Fy&b=&c', ...gatewayOf([['X-Key', 'Basic abc']]) };
  expect(heldTokens(tokens)).toEqual(['g', 'x%2Fy', 'x/y', 'c', 'Basic abc', 'abc']);
});

test('a person sees names alone', () => {
  expect(gatewayLines({ query: 'api-version=1&key=secret', ...gatewayOf([['X-Key', 'hidden']]) })).toEqual([
    'With every request go the header x-key, api-version in the query, key in the query; their values are never shown.',
  ]);
  expect(gatewayLines({})).toEqual([]);
});

test('both go with each request, and their echo is taken out of the answer', async () => {
  const seen: unknown[] = [];
  const server = await listen(({ headers, url }, response) => {
    seen.push([url, headers['x-key'], headers['authorization']]);
    response.setHeader('location', `http://gw.example${url}`).end(`${headers['x-key']}`);
  });
  const secrets: Tokens = {
    granted: 'the-token-itself',
    query: 'api-version=1&subscription-key=0123456789abcdef',
    ...gatewayOf([['X-Key', 'fedcba9876543210']]),
  };
  const agreement = agreeOnThisMachine({ url: `${server.url}/beta/`, secrets });
  const target = connect({ agreement, connections: 1, requestTimeout: 5_000 });
  const headers = { authorization: 'Bearer $GRAPH_TOKEN', 'x-key': 'of the request' };
  const answer = await target.send({ method: 'POST', path: '/x', headers, body: '{}' });
  await target.close();
  server.close();
  const query = 'api-version=1&subscription-key=0123456789abcdef';
  expect(seen).toEqual([[`/beta/x?${query}`, 'fedcba9876543210', 'Bearer the-token-itself']]);
  expect(answer).toMatchObject({
    headers: { location: 'http://gw.example/beta/x?api-version=1&subscription-key=[redacted]' },
    body: Buffer.from('[redacted]'),
  });
});

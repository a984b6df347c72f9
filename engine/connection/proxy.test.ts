// Which proxy a URL is reached through, by the variables of the environment.
import { isExempt, proxyFor } from './proxy.ts';

test.each<[string, string, boolean]>([
  ['https://graph.example/beta', '', false],
  ['https://graph.example/beta', '*', true],
  ['https://graph.example/beta', 'graph.example', true],
  ['https://GRAPH.example/beta', 'Graph.Example', true],
  ['https://graph.example./beta', 'graph.example', true],
  ['https://a.graph.example/beta', 'graph.example', true],
  ['https://a.graph.example/beta', '.graph.example', true],
  ['https://graph.example/beta', '.graph.example', true],
  ['https://a.graph.example/beta', '*.graph.example', true],
  ['https://notgraph.example/beta', 'graph.example', false],
  ['https://graph.example.org/beta', 'graph.example', false],
  ['https://graph.example/beta', 'other.example, graph.example', true],
  ['https://graph.example/beta', 'other.example graph.example', true],
  ['https://graph.example/beta', 'graph.example:443', true],
  ['https://graph.example/beta', 'graph.example:8443', false],
  ['https://graph.example:8443/beta', 'graph.example:8443', true],
  ['http://graph.example/beta', 'graph.example:80', true],
  ['http://10.1.2.3/beta', '10.1.2.3', true],
  ['http://10.1.2.3/beta', '10.0.0.0/8', true],
  ['http://11.1.2.3/beta', '10.0.0.0/8', false],
  ['http://10.1.2.3/beta', '10.1.2.0/33', false],
  ['http://110.1.2.3/beta', '10.1.2.3', false],
  ['http://10.1.2.3/beta', '2.3', false],
  ['http://[fd00::1]/beta', 'fd00::1', true],
  ['http://[fd00::1]/beta', '[fd00::1]', true],
  ['http://[fd00::1]:81/beta', '[fd00::1]:80', false],
  ['http://[fd00::1]/beta', 'fd00::/8', true],
  ['http://[fe80::1]/beta', 'fd00::/8', false],
  ['http://graph.example/beta', '10.0.0.0/8', false],
])('%s with NO_PROXY=%j: exempt is %j', (url, noProxy, exempt) => expect(isExempt(url, noProxy)).toBe(exempt));

const proxy = { url: 'http://proxy.example:3128' };

test.each([
  ['https://a.example', { HTTPS_PROXY: 'http://proxy.example:3128' }, proxy],
  ['https://a.example', { https_proxy: 'proxy.example:3128' }, proxy],
  ['https://a.example', { https_proxy: 'proxy.example:3128', HTTPS_PROXY: 'http://other.example' }, proxy],
  ['https://a.example', { HTTP_PROXY: 'http://proxy.example:3128' }, undefined],
  ['http://a.example', { HTTP_PROXY: 'http://proxy.example:3128' }, proxy],
  ['http://a.example', { HTTP_PROXY: 'http://proxy.example:3128', REQUEST_METHOD: 'GET' }, undefined],
  ['http://a.example', { ALL_PROXY: 'http://proxy.example:3128' }, proxy],
  ['https://a.example', { all_proxy: 'http://proxy.example:3128', HTTPS_PROXY: '' }, proxy],
  ['https://a.example', { HTTPS_PROXY: 'https://proxy.example' }, { url: 'https://proxy.example' }],
  ['https://a.example', { HTTPS_PROXY: 'http://proxy.example:3128', no_proxy: 'a.example' }, undefined],
  ['https://localhost', { HTTPS_PROXY: 'http://proxy.example:3128' }, undefined],
  ['http://127.0.0.1:1', { ALL_PROXY: 'http://proxy.example:3128' }, undefined],
  [
    'https://a.example',
    { HTTPS_PROXY: 'http://us%40er:p%3Ass@proxy.example:3128' },
    { ...proxy, authorization: `Basic ${Buffer.from('us@er:p:ss').toString('base64')}` },
  ],
])('%s with %j', (url, environment, found) => expect(proxyFor(url, environment)).toEqual(found));

test.each([
  ['socks5://user:hidden@proxy.example', 'HTTPS_PROXY names a proxy of socks5; only http and https proxies are known.'],
  ['http://user:hidden@:x', 'HTTPS_PROXY is not the URL of a proxy, such as http://proxy.example:3128.'],
])('%s is wrong use, and its password is not shown', (text, sentence) =>
  expect(() => proxyFor('https://a.example', { HTTPS_PROXY: text })).toThrow(sentence),
);

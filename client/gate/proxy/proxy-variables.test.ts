// The variables that lead a program to a proxy: all that programs read, and none that leads past it.
import { proxyVariables } from './proxy-variables.ts';

const proxy = 'http://127.0.0.1:3128';

test('every letter case, and Java', () => {
  const all = proxyVariables(proxy, {});
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'])
    expect([all[name], all[name.toLowerCase()]]).toEqual([proxy, proxy]);
  expect(all['NODE_USE_ENV_PROXY']).toBe('1');
  expect(all['JAVA_TOOL_OPTIONS']).toContain('-Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=3128');
});

test('nothing that an environment says leads past it, except to this machine', () => {
  const before = {
    NO_PROXY: '*',
    no_proxy: '.microsoft.com',
    npm_config_noproxy: '*',
    npm_config_https_proxy: 'http://a',
  };
  const after = proxyVariables(proxy, { ...before, JAVA_TOOL_OPTIONS: '-Dhttp.nonProxyHosts=*' });
  expect([after['NO_PROXY'], after['no_proxy'], after['npm_config_noproxy']]).toEqual(
    Array(3).fill('localhost,127.0.0.1,::1,[::1]'),
  );
  expect(after['npm_config_https_proxy']).toBe(proxy);
  // The last one counts.
  expect(after['JAVA_TOOL_OPTIONS']).toMatch(/^-Dhttp\.nonProxyHosts=\* .* -Dhttp\.nonProxyHosts=localhost\|127\.\*/);
});

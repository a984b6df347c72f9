// What is tried in the networks of tools/networks: each a command, what surrounds it, and what must come of it.
import { userStatus } from '../../contracts/user-status/contract.ts';

/** Places in the networks, files and secrets that the servers are set up with. */
export type Surroundings = {
  /** The authority of the servers and of the proxy with TLS. */
  readonly ca: string;
  /** A certificate of the client's own. */
  readonly cert: string;
  readonly key: string;
  /** A configuration with a header of a gateway. */
  readonly config: string;
};

export type Trial = {
  readonly name: string;
  /** The part that it is about, as a heading of the table. */
  readonly about: 'proxy' | 'TLS' | 'HTTP/2' | 'gateway' | 'command' | 'machine';
  /** The target: a place of `servers`, or a whole URL. */
  readonly target?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly options?: readonly string[];
  /** The words before the options, where it is another command than verify. */
  readonly command?: readonly string[];
  /** Files that may be open at once. */
  readonly files?: number;
  /** The exit code, and what the output says. */
  readonly code: number;
  readonly says?: RegExp;
};

/** Where the servers listen: all on the far side of the proxy. */
export const host = 'gw.corp.test';
export const address = '10.77.2.2';
export const ports = {
  tls: 443,
  mutual: 8443,
  both: 9443,
  expired: 6443,
  misnamed: 5443,
  old: 7443,
  key: 4443,
  http2: 3443,
  plain: 8080,
  redirect: 80,
} as const;

/** The proxies, on the near side: open, with a password, with a list of hosts, with TLS. */
export const proxies = { open: 3128, password: 3129, refusing: 3130, tls: 3131 } as const;
export const proxyAddress = '10.77.1.1';

/** What the proxy and the gateway want. */
export const secrets = { password: 'p-8Wq2Lm5Zx', key: 'k-7Rt3Vb9Ny' } as const;

const at = (port: number, scheme = 'https'): string => `${scheme}://${host}:${port}/beta`;
const through = (port: number, user = '', scheme = 'http'): Readonly<Record<string, string>> => ({
  HTTPS_PROXY: `${scheme}://${user}${proxyAddress}:${port}`,
});
const open = through(proxies.open);
const withUser = `corp:${secrets.password}@`;

/** A client that creates the page's example. */
const creates = `
  const headers = { authorization: 'Bearer ' + process.env.GRAPH_TOKEN, 'content-type': 'application/json' };
  const path = '/deviceManagement/deviceConfigurations/7e323db2-3db2-7e32-b23d-327eb23d327e/userStatuses';
  fetch(process.env.GRAPH_BASE_URL + path, { method: 'POST', headers, body: ${JSON.stringify(userStatus.example.request)} })
    .then(({ status }) => console.log('answered ' + status));`;

/** The trials in these surroundings. */
export const trials = ({ ca, cert, key, config }: Surroundings): readonly Trial[] => {
  const trusting = ['--ca', ca];
  const tls = { target: at(ports.tls), options: trusting };
  return [
    {
      about: 'proxy',
      name: 'no proxy is named, and no other way leads there',
      ...tls,
      code: 3,
      says: /no way leads there/,
    },
    { about: 'proxy', name: '`HTTPS_PROXY`', ...tls, environment: open, code: 0 },
    {
      about: 'proxy',
      name: '`https_proxy`',
      ...tls,
      environment: { https_proxy: `${proxyAddress}:${proxies.open}` },
      code: 0,
    },
    {
      about: 'proxy',
      name: '`ALL_PROXY`',
      ...tls,
      environment: { ALL_PROXY: `http://${proxyAddress}:${proxies.open}` },
      code: 0,
    },
    {
      about: 'proxy',
      name: '`HTTP_PROXY`, an http target',
      target: at(ports.plain, 'http'),
      options: ['--plain-http'],
      environment: { HTTP_PROXY: `http://${proxyAddress}:${proxies.open}` },
      code: 0,
    },
    {
      about: 'proxy',
      name: 'a user and a password',
      ...tls,
      environment: through(proxies.password, withUser),
      code: 0,
    },
    {
      about: 'proxy',
      name: 'no password where one is wanted',
      ...tls,
      environment: through(proxies.password),
      code: 3,
      says: /wants a user and a password.*407/,
    },
    {
      about: 'proxy',
      name: 'a wrong password',
      ...tls,
      environment: through(proxies.password, 'corp:wrong-password@'),
      code: 3,
      says: /the proxy http:\/\/10\.77\.1\.1:3129 wants a user/,
    },
    {
      about: 'proxy',
      name: 'a proxy that refuses the host',
      ...tls,
      environment: through(proxies.refusing),
      code: 3,
      says: /does not allow connections to gw\.corp\.test:443 \(403\)/,
    },
    { about: 'proxy', name: 'a proxy with TLS', ...tls, environment: through(proxies.tls, '', 'https'), code: 0 },
    {
      about: 'proxy',
      name: 'a proxy that does not listen',
      ...tls,
      environment: through(9),
      code: 3,
      says: /the proxy http:\/\/10\.77\.1\.1:9 cannot be used/,
    },
    {
      about: 'proxy',
      name: '`NO_PROXY` with the name',
      ...tls,
      environment: { ...open, NO_PROXY: host },
      code: 3,
      says: /no way leads there/,
    },
    {
      about: 'proxy',
      name: '`NO_PROXY` with a suffix',
      ...tls,
      environment: { ...open, NO_PROXY: '.corp.test' },
      code: 3,
      says: /no way leads there/,
    },
    {
      about: 'proxy',
      name: '`NO_PROXY` with another port',
      ...tls,
      environment: { ...open, NO_PROXY: `${host}:8443` },
      code: 0,
    },
    {
      about: 'proxy',
      name: '`NO_PROXY` with a network',
      target: `http://${address}:${ports.plain}/beta`,
      options: ['--plain-http'],
      environment: { HTTP_PROXY: `http://${proxyAddress}:${proxies.open}`, NO_PROXY: '10.77.0.0/16' },
      code: 3,
      says: /no way leads there/,
    },
    {
      about: 'proxy',
      name: '`--no-proxy`',
      ...tls,
      options: [...trusting, '--no-proxy'],
      environment: open,
      code: 3,
      says: /no way leads there/,
    },
    {
      about: 'TLS',
      name: 'an authority that nobody trusts',
      target: at(ports.tls),
      environment: open,
      code: 3,
      says: /nobody here trusts.*--ca FILE/,
    },
    {
      about: 'TLS',
      name: '`NODE_EXTRA_CA_CERTS`',
      target: at(ports.tls),
      environment: { ...open, NODE_EXTRA_CA_CERTS: ca },
      code: 0,
    },
    {
      about: 'TLS',
      name: "the system's store",
      target: at(ports.tls),
      environment: { ...open, SSL_CERT_FILE: ca },
      code: 0,
    },
    {
      about: 'TLS',
      name: 'mutual TLS',
      target: at(ports.mutual),
      options: [...trusting, '--cert', cert, '--key', key],
      environment: open,
      code: 0,
    },
    {
      about: 'TLS',
      name: 'mutual TLS without a certificate',
      target: at(ports.mutual),
      options: trusting,
      environment: open,
      code: 3,
      says: /wants a certificate of yours.*--cert FILE and --key FILE/,
    },
    {
      about: 'TLS',
      name: 'an expired certificate',
      target: at(ports.expired),
      options: trusting,
      environment: open,
      code: 3,
      says: /has expired.*have it renewed/,
    },
    {
      about: 'TLS',
      name: 'a certificate for another name',
      target: at(ports.misnamed),
      options: trusting,
      environment: open,
      code: 3,
      says: /is for another name/,
    },
    {
      about: 'TLS',
      name: 'TLS 1.1 alone',
      target: at(ports.old),
      options: trusting,
      environment: open,
      code: 3,
      says: /no version of TLS from 1\.2 on/,
    },
    {
      about: 'TLS',
      name: '`--insecure`, a private address',
      target: `https://${address}:${ports.tls}/beta`,
      options: ['--insecure'],
      environment: open,
      code: 0,
      says: /certificate not checked: --insecure/,
    },
    {
      about: 'TLS',
      name: '`--insecure`, a name behind a proxy',
      target: at(ports.tls),
      options: ['--insecure'],
      environment: open,
      code: 2,
      says: /through a proxy/,
    },
    {
      about: 'HTTP/2',
      name: 'HTTP/1.1 and HTTP/2 offered',
      target: at(ports.both),
      options: trusting,
      environment: open,
      code: 0,
    },
    { about: 'HTTP/2', name: 'HTTP/2 alone', target: at(ports.http2), options: trusting, environment: open, code: 0 },
    {
      about: 'gateway',
      name: 'a key in a header',
      target: at(ports.key),
      options: [...trusting, '--config', config],
      environment: { ...open, APIM_KEY: secrets.key },
      code: 0,
    },
    {
      about: 'gateway',
      name: 'a key in the query',
      target: `${at(ports.key)}?subscription-key=${secrets.key}`,
      options: trusting,
      environment: open,
      code: 0,
    },
    {
      about: 'gateway',
      name: 'no key',
      target: at(ports.key),
      options: trusting,
      environment: open,
      code: 3,
      says: /missing subscription key.*a gateway wants a key/,
    },
    {
      about: 'gateway',
      name: 'a redirect to https',
      target: at(ports.redirect, 'http'),
      options: ['--plain-http'],
      environment: { HTTP_PROXY: `http://${proxyAddress}:${proxies.open}` },
      code: 3,
      says: /redirects to https:\/\/gw\.corp\.test: the token is not sent there/,
    },
    {
      about: 'command',
      name: '`verify --wait-for`',
      ...tls,
      options: [...trusting, '--wait-for', '5'],
      environment: open,
      code: 0,
    },
    {
      about: 'command',
      name: '`verify --dry-run --contact`',
      ...tls,
      options: [...trusting, '--dry-run', '--contact'],
      environment: open,
      code: 0,
      says: /the API is reached/,
    },
    {
      about: 'command',
      name: '`discover`',
      ...tls,
      command: ['discover'],
      environment: through(proxies.password, withUser),
      code: 0,
    },
    {
      about: 'command',
      name: '`drift`',
      command: ['drift', '--openapi', `https://${host}/openapi.yaml`],
      options: trusting,
      environment: open,
      code: 0,
    },
    {
      about: 'command',
      name: '`pact publish-provider`, no broker there',
      command: [
        'pact',
        'publish-provider',
        'RESULTS',
        '--broker',
        `https://${host}`,
        '--app-version',
        '1',
        '--branch',
        'main',
        '--yes',
      ],
      options: trusting,
      environment: open,
      code: 3,
      says: /has no bi-directional contracts/,
    },
    {
      about: 'command',
      name: '`gate --target`',
      command: ['gate', '--target', at(ports.tls), '--yes', '--report-dir', 'REPORTS'],
      options: [...trusting, '--', process.execPath, '-e', creates],
      environment: open,
      code: 0,
      says: /answered 201[\s\S]*CONFORMANT/,
    },
    {
      about: 'machine',
      name: '256 open files, 32 requests at once',
      ...tls,
      options: [...trusting, '--concurrency', '32'],
      files: 256,
      environment: open,
      code: 0,
    },
  ];
};

// The environment variables that lead a program's requests to a proxy, this machine's own excepted.
import { withJavaOptions } from '../../../fixtures/certificates/trust.ts';

const proxies = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'] as const;

const exceptions = ['NO_PROXY', 'no_proxy'] as const;

// npm passes its settings on, and some programs read them before the others.
const npmProxies = ['npm_config_proxy', 'npm_config_http_proxy', 'npm_config_https_proxy'] as const;
const npmExceptions = ['npm_config_noproxy', 'npm_config_no_proxy'] as const;

const thisMachine = 'localhost,127.0.0.1,::1,[::1]';

type Environment = Readonly<Record<string, string | undefined>>;

const each = (names: readonly string[], value: string): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, value]));

// Java reads none of them.
const javaOptions = ({ hostname, port }: URL): readonly string[] => [
  ...['http', 'https'].flatMap((scheme) => [`-D${scheme}.proxyHost=${hostname}`, `-D${scheme}.proxyPort=${port}`]),
  '-Dhttp.nonProxyHosts=localhost|127.*|[::1]',
];

/**
 * The variables for a proxy. What an environment excepts from proxies no longer is: a host that is reached past this one would be
 * reached.
 */
export const proxyVariables = (proxy: string, environment: Environment): Readonly<Record<string, string>> => {
  const [npm, npmExcept] = [npmProxies, npmExceptions].map((names) => names.filter((name) => environment[name]));
  return {
    ...each([...proxies, ...(npm ?? [])], proxy),
    ...each([...exceptions, ...(npmExcept ?? [])], thisMachine),
    NODE_USE_ENV_PROXY: '1',
    PERL_LWP_ENV_PROXY: '1',
    JAVA_TOOL_OPTIONS: withJavaOptions(javaOptions(new URL(proxy)), environment),
  };
};

// The environment variables that keep requests to one host away from the proxies of the environment.

/** A value that excludes every host; with anything beside it, curl and Python no longer read it so. */
const everyHost = '*';

// Some programs read one letter case only, some the lower first.
const both = ['NO_PROXY', 'no_proxy'] as const;

// npm passes its setting on, and proxy-from-env (axios) reads that before the others.
const npm = ['npm_config_no_proxy', 'npm_config_noproxy'] as const;

// An address of IPv6 is written with brackets by some programs and without by others.
const formsOf = (host: string): readonly string[] => {
  const bare = host.replace(/^\[|\]$/g, '');
  return bare.includes(':') ? [bare, `[${bare}]`] : [bare];
};

const withHost = (value: string, host: string): string => {
  if (value.trim() === everyHost) return value;
  const listed = value.split(/[\s,]+/);
  const added = formsOf(host).filter((form) => !listed.includes(form));
  return [...(value.trim() === '' ? [] : [value]), ...added].join(',');
};

/**
 * The variables that except a host, as it stands in a URL, from the proxies that an environment names. What is excepted there already stays
 * so: a variable that is missing takes over what the other letter case says.
 */
export const exceptFromProxies = (host: string, environment: NodeJS.ProcessEnv): Readonly<Record<string, string>> => {
  const [upper, lower] = both.map((name) => environment[name] || undefined);
  const ofNpm = npm.flatMap((name) => (environment[name] ? [[name, environment[name]] as const] : []));
  const values = [[both[0], upper ?? lower ?? ''] as const, [both[1], lower ?? upper ?? ''] as const, ...ofNpm];
  return Object.fromEntries(values.map(([name, value]) => [name, withHost(value, host)]));
};

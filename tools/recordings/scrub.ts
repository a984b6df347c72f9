// Makes a recording small and steady, for fixtures/: without what no judge reads, and with the same ports in every run.
const dropped = [
  ...['_initiator', '_connectionId', '_priority', '_securityDetails', '_monotonicTime', '_serverPort', 'pageref'],
  ...['timings', 'cache', 'connection', 'queryString', 'cookies', 'redirectURL', 'headersSize', 'statusText'],
];

const noise =
  /^(?:sec-.*|accept-language|accept-encoding|user-agent|keep-alive|connection|date|access-control-.*|request-id|origin|referer|priority)$/i;

const isNoise = (header: unknown): boolean =>
  typeof header === 'object' && header !== null && 'name' in header && noise.test(String(header.name));

const withoutNoise = (key: string, value: unknown): unknown => {
  if (dropped.includes(key)) return undefined;
  return key === 'headers' && Array.isArray(value) ? value.filter((header) => !isNoise(header)) : value;
};

// One entry a line, so that a change shows.
const lines = (text: string): string => {
  const { log } = JSON.parse(text);
  const { entries, pages: _, ...others } = log;
  const written = entries.map((entry: unknown) => JSON.stringify(entry, withoutNoise));
  return `{"log":${JSON.stringify(others).slice(0, -1)},"entries":[\n${written.join(',\n')}\n]}}\n`;
};

/** The text of a HAR as it is kept. */
export const scrubbed = (text: string): string =>
  lines(text).replaceAll(/(localhost|127\.0\.0\.1):\d{4,5}/g, '$1:8080');

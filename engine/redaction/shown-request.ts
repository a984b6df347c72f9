// What is shown of headers and addresses: values of the headers that a contract is about and of others that hold no secret;
// of all others the name and a length. A list of what may be shown, since nobody knows every header that holds a key.
import type { Headers, Request } from '../../contracts/judging/exchange.ts';

/** What stands for a value that is not shown. */
export const hiddenValue = /\[\d+ characters? not shown\]/;

const isHidden = new RegExp(`^(?:[\\w-]+ )?${hiddenValue.source}$`);

/** What is shown in the place of a value: its length. */
export const hidden = (value: string): string =>
  isHidden.test(value) ? value : `[${value.length} character${value.length === 1 ? '' : 's'} not shown]`;

const names = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Of representations (RFC 9110), of caches, of connections, of OData and Graph, and of gateways. */
const harmless = names(`
  accept accept-charset accept-encoding accept-language accept-ranges allow content-encoding content-language content-length
  content-range content-type date expect from-cache host last-modified max-forwards range retry-after server te trailer
  transfer-encoding upgrade user-agent vary via warning www-authenticate
  age cache-control etag expires if-match if-modified-since if-none-match if-range if-unmodified-since pragma
  connection keep-alive proxy-connection
  consistencylevel odata-isolation odata-maxversion odata-version prefer preference-applied isolation
  client-request-id request-id return-client-request-id x-ms-ags-diagnostic x-ms-request-id x-request-id
  x-correlation-id x-ms-correlation-id sdkversion x-http-method x-http-method-override
  sec-fetch-dest sec-fetch-mode sec-fetch-site sec-fetch-user sec-ch-ua sec-ch-ua-mobile sec-ch-ua-platform dnt
  upgrade-insecure-requests x-requested-with x-ms-client-request-id x-ms-return-client-request-id
  alt-svc deprecation sunset link-template priority server-timing strict-transport-security traceparent
  ratelimit ratelimit-limit ratelimit-policy ratelimit-remaining ratelimit-reset
  x-ratelimit-limit x-ratelimit-remaining x-ratelimit-reset x-content-type-options x-frame-options x-powered-by
`);

/** Headers that hold an address, whose query may hold a secret. */
const addresses = names('location content-location link referer odata-entityid origin');

/** Parameters that say what is asked for. Others, such as signatures and continuation tokens, are keys. */
const harmlessParameters = names(
  '$select $expand $top $skip $count $orderby $format api-version select expand top skip',
);

/** Characters of a parameter without value that are shown. */
const longestName = 24;

const shownParameter = (parameter: string): string => {
  const [name = '', ...value] = parameter.split('=');
  if (value.length === 0) return name.length > longestName ? hidden(name) : name;
  const text = value.join('=');
  const plainName = name.replace(/^%24/, '$').toLowerCase();
  return `${name.length > longestName ? hidden(name) : name}=${harmlessParameters.has(plainName) ? text : text && hidden(text)}`;
};

/** A path or an address: of the values of its query only those are shown that hold no secret, of user and password neither. */
export const shownAddress = (address: string): string => {
  const [path = '', ...query] = address.replace(/^([a-z][\w+.-]*:\/\/)[^/?#@]*@/i, '$1').split('?');
  if (query.length === 0) return path;
  return `${path}?${query.join('?').split('&').map(shownParameter).join('&')}`;
};

// A link may name several addresses, each in angle brackets.
const shownAddresses = (value: string): string =>
  value.includes('<')
    ? value.replaceAll(/<([^<>]*)>/g, (_, address: string) => `<${shownAddress(address)}>`)
    : shownAddress(value);

/** The place of a token: our own name of the variable that holds it. */
const placeholder = /^Bearer \$GRAPH_\w+$/;

const scheme = /^(?:bearer|basic|digest|negotiate|ntlm|dpop|hoba|mutual|pop) +(?=\S)/i;

const shownAuthorization = (value: string): string => {
  if (placeholder.test(value) || isHidden.test(value)) return value;
  const [known = ''] = scheme.exec(value) ?? [];
  const rest = value.slice(known.length);
  return /^bearer *$/i.test(value) ? value : `${known.trim()}${known && ' '}${hidden(rest)}`;
};

const shownValue = (name: string, value: string): string => {
  if (harmless.has(name)) return value;
  if (addresses.has(name)) return shownAddresses(value);
  return name === 'authorization' ? shownAuthorization(value) : hidden(value);
};

/** Headers as they may be shown; `made` are credentials that are no secret, since they were made up for the request. */
export const shownHeaders = (headers: Headers, made: readonly string[] = []): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      name === 'authorization' && made.includes(value) ? value : shownValue(name.toLowerCase(), value),
    ]),
  );

/** A request as it may be shown and kept. */
export const shownRequest = (request: Request): Request => ({
  ...request,
  path: shownAddress(request.path),
  ...(request.query === undefined ? {} : { query: shownAddress(request.query) }),
  headers: shownHeaders(request.headers),
});

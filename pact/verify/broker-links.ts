// The links of a broker's documents (HAL): they lead through the proxy, and those to any other server lead nowhere. What a
// pact says of requests and answers is not touched.
import { isObject } from '../../contracts/odata/read-body.ts';
import { isExactNumber } from '../file/exact-json.ts';

/** Where a link to another place than the broker leads (RFC 2606). */
const nowhere = 'http://not-the-broker.invalid';

export type LinkTarget = {
  /** The URL in place of the broker's origin. */
  readonly proxyUrl: string;
  /** The origins under which the broker writes its links. */
  readonly origins: ReadonlySet<string>;
};

const absolute = /^([a-z][a-z\d+.-]*:)?\/\/[^/?#]*/i;

const hrefFor = (href: string, { proxyUrl, origins }: LinkTarget): string => {
  const [origin] = absolute.exec(href) ?? [];
  if (origin === undefined) return href.startsWith('/') ? proxyUrl + href : href;
  return (origins.has(origin) ? proxyUrl : nowhere) + href.slice(origin.length);
};

/** A link, or a list of links. */
const linkFor = (link: unknown, target: LinkTarget): unknown => {
  if (Array.isArray(link)) return link.map((one) => linkFor(one, target));
  if (!isObject(link) || typeof link['href'] !== 'string') return link;
  return { ...link, href: hrefFor(link['href'], target) };
};

const ofPact: ReadonlySet<string> = new Set(['interactions', 'messages']);

/** A document, exactly parsed, with its links replaced. */
export const withLinksTo = (target: LinkTarget, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((one) => withLinksTo(target, one));
  if (!isObject(value) || isExactNumber(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (ofPact.has(name)) return [name, inner];
      if (name !== '_links' || !isObject(inner)) return [name, withLinksTo(target, inner)];
      return [name, Object.fromEntries(Object.entries(inner).map(([rel, link]) => [rel, linkFor(link, target)]))];
    }),
  );
};

/** The origin under which a document was written, by its link to itself; it need not be that of the URL it was reached by. */
export const originOfLinks = (value: unknown): string | undefined => {
  const links = isObject(value) ? value['_links'] : undefined;
  const self = isObject(links) ? links['self'] : undefined;
  const href = isObject(self) ? self['href'] : undefined;
  return typeof href === 'string' ? absolute.exec(href)?.[0] : undefined;
};

// Where the next page of a collection is (OData JSON Format 4.01, 4.6.5 nextLink): an absolute URL, or one relative to the
// page's own.

import { isWithinBase } from './within-base.ts';

export const nextLinkName = '@odata.nextLink';

/**
 * The path, with query, that a nextLink names below the base URL. Undefined for a link to another origin or to a place outside
 * the base URL: the token goes to the target alone.
 */
export const followNextLink = (link: string, path: string, baseUrl: string): string | undefined => {
  const here = `${baseUrl}${path}`;
  const url = URL.canParse(link, here) ? new URL(link, here) : undefined;
  const base = new URL(baseUrl);
  const root = base.pathname.replace(/\/$/, '');
  if (url?.origin !== base.origin || !url.pathname.startsWith(`${root}/`)) return undefined;
  const next = `${url.pathname.slice(root.length)}${url.search}`;
  return isWithinBase(next) ? next : undefined;
};

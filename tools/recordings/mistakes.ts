// Mistakes that clients make, each in a create that is right otherwise.
import { bodyWith, create, json, notUtf8 } from './sending.ts';

const { authorization: _token, ...withoutAuthorization } = json;
const { accept: _accept, ...withoutAccept } = json;

export const mistakes = {
  letterCase: create({ body: bodyWith({ status: 'COMPLIANT' }) }),
  countAsText: create({ body: bodyWith({ devicesCount: '7' }) }),
  noPrincipalName: create({ body: bodyWith({ userPrincipalName: undefined }) }),
  plainText: create({ headers: { ...json, 'content-type': 'text/plain' } }),
  wantsHtml: create({ headers: { ...json, accept: 'text/html' } }),
  /** A browser sends Accept: *\/* then, and Node none. */
  noAccept: create({ headers: withoutAccept }),
  noToken: create({ headers: withoutAuthorization }),
  misspelt: create({ path: create().path.replace(/es$/, '') }),
  put: create({ method: 'PUT' }),
  empty: create({ body: '' }),
  latin1: create(notUtf8),
  contentTypeTwice: create({ headers: { ...json, 'content-type': ['application/json', 'application/json'] } }),
} as const;

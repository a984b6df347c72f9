// Requests that only ask or delete: with the token, without a body.

import type { Request } from '../../contracts/judging/exchange.ts';
import { mediaType } from '../../contracts/odata/create.ts';
import { tokenVariables } from '../../fixtures/cases/case.ts';

/** A request of a method to a path below the base URL. */
export const plainRequest = (method: 'DELETE' | 'GET', path: string): Request => ({
  method,
  path,
  headers: { accept: mediaType, authorization: `Bearer $${tokenVariables.granted}` },
  body: '',
  grant: 'granted',
});

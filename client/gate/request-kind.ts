// What a request of a client is: a create, one that misses, or another operation, which the contract does not cover.
import type { Contract } from '../../contracts/contract.ts';
import type { Request } from '../../contracts/judging/exchange.ts';
import { method } from '../../contracts/odata/create.ts';
import { isNearMiss } from './near-miss.ts';

/** `other`: answered and listed, not judged. */
export type RequestKind = 'create' | 'nearMiss' | 'other';

/** The kind of a request. */
export const kindOf = (contract: Contract, request: Request): RequestKind => {
  const isCreate = request.method === method && contract.paths.match(request.path)?.rest === '';
  if (isCreate) return 'create';
  return isNearMiss(contract, request) ? 'nearMiss' : 'other';
};

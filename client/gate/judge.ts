// What a request of a client breaks.
import type { Contract } from '../../contracts/contract.ts';
import type { Finding, Request } from '../../contracts/judging/exchange.ts';
import { judgeRequest } from '../../contracts/judging/judge-request.ts';
import { method } from '../../contracts/odata/create.ts';

/** What an attempt breaks. Of a request to another place or with another method, only that is reported. */
export const judgeAttempt = (contract: Contract, request: Request): readonly Finding[] => {
  const found = judgeRequest(contract, request);
  const elsewhere = found.filter(({ requirement }) => requirement === 'paths.documented');
  if (contract.paths.match(request.path)?.rest !== '' || request.method !== method) return elsewhere;
  return found;
};

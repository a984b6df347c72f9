// What a request of a client breaks, as the gate sees it: the one judge's findings, and what only its own tenant can
// know of the token.
import type { Contract } from '../../contracts/contract.ts';
import type { Finding, Request } from '../../contracts/judging/exchange.ts';
import { judgeRequest } from '../../contracts/judging/judge-request.ts';
import { method } from '../../contracts/odata/create.ts';

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'DELETE']);

/**
 * Whether a request is meant to create something. Reading and deleting are other operations than the one of the page,
 * and its contract says nothing of them.
 */
export const isAttempt = ({ method: used, body }: Request): boolean => !reading.has(used) || body.length > 0;

const unknownToken: Finding = {
  requirement: 'authorization.permission',
  location: 'authorization',
  expected: 'the token of GRAPH_TOKEN',
  actual: 'another token',
};

const isBearer = ({ headers }: Request): boolean => /^bearer +\S+$/i.test(headers['authorization'] ?? '');

/** What an attempt breaks. What was sent elsewhere is no create, and nothing else is said of it. */
export const judgeAttempt = (contract: Contract, request: Request): readonly Finding[] => {
  const found = judgeRequest(contract, request);
  const elsewhere = found.filter(({ requirement }) => requirement === 'paths.documented');
  if (contract.paths.match(request.path)?.rest !== '' || request.method !== method) return elsewhere;
  return isBearer(request) && request.grant === undefined ? [...found, unknownToken] : found;
};

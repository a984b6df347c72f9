// Whether a provider may refuse a create that it would have to accept but for a mistake that binds clients alone.
import type { Contract } from '../contracts/contract.ts';
import type { Exchange } from '../contracts/judging/exchange.ts';
import { isSilence } from '../contracts/judging/exchange.ts';
import { expectedOf } from '../contracts/judging/expected.ts';
import { judgeRequest } from '../contracts/judging/judge-request.ts';

/**
 * Why a refusal says nothing of a provider: the request breaks what its client must keep, such as an Accept that admits no JSON (406,
 * RFC 9110, 15.5.7) or a header line that stands twice (5.3). Undefined for every other answer.
 */
export const refusedForClient = (contract: Contract, { request, answer }: Exchange): string | undefined => {
  if (isSilence(answer) || answer.status < 400 || answer.status > 499) return undefined;
  if (expectedOf(contract, request).answers !== 'created') return undefined;
  const broken = judgeRequest(contract, request)
    .map(({ requirement }) => contract.requirements.get(requirement))
    .find(({ binds, level }) => binds === 'client' && level === 'MUST');
  return broken && `it was answered ${answer.status}, which a request that breaks ${broken.id} allows`;
};

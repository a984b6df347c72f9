// What is expected of a provider for a request, from what the request breaks.
import type { Contract } from '../contract.ts';
import type { Level } from '../requirements/requirement.ts';
import type { RequirementId } from '../requirements/requirement-id.ts';
import type { Request } from './exchange.ts';
import { judgeRequest } from './judge-request.ts';

export type Expected =
  /** `about`: what is unusual about the request, where something is. */
  | { readonly answers: 'created'; readonly about?: RequirementId }
  | { readonly answers: 'either' }
  | {
      readonly answers: 'refusal';
      readonly level: Level;
      readonly because: RequirementId;
      readonly status?: number;
    };

const created: Expected = { answers: 'created' };

const severity: Record<Level, number> = { MUST: 2, UNSPECIFIED: 1, SHOULD: 0 };

/**
 * What is expected for a request: 201, a refusal (of which requirement, at which level, with which status), or either.
 * Of several requirements that a request breaks the most severe decides; for one that touches what nobody specifies,
 * nothing is expected.
 */
export const expectedOf = (contract: Contract, request: Request): Expected => {
  const findings = judgeRequest(contract, request);
  if (findings.length === 0) return created;
  const broken = findings
    .map((finding) => contract.requirements.get(finding.requirement))
    .filter(({ id, level, binds }) => binds !== 'client' || level === 'UNSPECIFIED' || id === 'paths.documented');
  const [decisive] = broken
    .filter((row) => row.then.answers !== 'created')
    .sort((one, other) => severity[other.level] - severity[one.level]);
  const [unusual] = broken;
  if (!decisive) return unusual ? { ...created, about: unusual.id } : created;
  const { id, level, then } = decisive;
  if (level === 'UNSPECIFIED' || then.answers !== 'refusal') return { answers: 'either' };
  return { answers: 'refusal', level, because: id, ...(then.status === undefined ? {} : { status: then.status }) };
};

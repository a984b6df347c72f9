// What a provider owes a request, from what the request breaks.

import { requirement } from '../user-status/requirements/catalogue.ts';
import type { Request } from './exchange.ts';
import { judgeRequest } from './judge-request.ts';
import type { Level } from './requirement.ts';

export type Expected =
  | { readonly answers: 'created' }
  | { readonly answers: 'either' }
  | { readonly answers: 'refusal'; readonly level: Level; readonly because: string; readonly status?: number };

const created: Expected = { answers: 'created' };

const gravity: Record<Level, number> = { MUST: 2, UNSPECIFIED: 1, SHOULD: 0 };

/**
 * What is expected to a request: 201, a refusal (of which requirement, at which level, with which status), or either.
 * A request that breaks several requirements owes the graver; one that touches what nobody specifies owes nothing.
 */
export const expectedOf = (request: Request): Expected => {
  const findings = judgeRequest(request);
  if (findings.length === 0) return created;
  const [gravest] = findings
    .map((finding) => requirement(finding.requirement))
    .filter((row) => row.binds !== 'client' || row.id === 'paths.documented')
    .sort((one, other) => gravity[other.level] - gravity[one.level]);
  if (!gravest) return created;
  const { id, level, then } = gravest;
  if (level === 'UNSPECIFIED' || then.answers !== 'refusal') return { answers: 'either' };
  return { answers: 'refusal', level, because: id, ...(then.status === undefined ? {} : { status: then.status }) };
};

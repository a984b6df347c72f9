// A failing case that was kept: what was sent, apart from the ids of a tenant and from tokens, so that it can be sent again to
// any target and with any seed.
import { hash } from 'node:crypto';
import { type Case, type PathPlace, requestOf } from '../../fixtures/cases/case.ts';
import { isControl } from '../../fixtures/cases/controls.ts';
import type { Plan } from '../../fixtures/cases/plan.ts';
import type { RecordedBody } from '../connection/recording/format.ts';
import { readBody, writeBody } from '../connection/recording/wire.ts';

/** What is kept of a plan. Method and ids are those of the operation, whatever a file says. */
export type KeptPlan = Pick<Plan, 'reason' | 'control' | 'headers' | 'credential' | 'keyForm' | 'trailingSlash'> & {
  readonly body: RecordedBody;
};

/** A kept case, of a requirement and a path that the contract of another run may lack. */
export type KeptCase = { readonly requirement: string; readonly path: string; readonly plan: KeptPlan };

/** The headers that cases vary; a kept case has no others. */
export const keptHeaders: readonly string[] = ['accept', 'authorization', 'content-encoding', 'content-type'];

/** A plan as it is kept; undefined for one that sends what is not kept: another method, ids or headers. */
export const keepPlan = ({
  method,
  unknownConfiguration,
  varied: _,
  body,
  headers = {},
  ...plan
}: Plan): KeptPlan | undefined =>
  method === undefined &&
  unknownConfiguration === undefined &&
  Object.keys(headers).every((name) => keptHeaders.includes(name))
    ? { ...plan, ...(Object.keys(headers).length === 0 ? {} : { headers }), body: writeBody(body) }
    : undefined;

const nameOf = (plan: KeptPlan): string => `k${hash('sha256', JSON.stringify(plan)).slice(0, 8)}`;

/**
 * The case that a kept one is, on its path with the ids of a run; undefined for one that the contract does not know: of another
 * requirement, or with a control that is not one.
 */
export const caseOf = ({ requirement, path, plan }: KeptCase, place: PathPlace): Case | undefined => {
  const row = place.contract.requirements.find(requirement);
  if (!row || (plan.control !== undefined && !isControl(plan.control, place.contract))) return undefined;
  const sent: Plan = { ...plan, body: 'text' in plan.body ? plan.body.text : readBody(plan.body) };
  return {
    id: `${requirement}@${path}#${nameOf(plan)}`,
    ...{ requirement: row.id, path, plan: sent, reason: plan.reason },
    ...(plan.control === undefined ? {} : { control: plan.control }),
    request: requestOf(sent, place),
  };
};

/** Whether a case of a requirement on a path is among kept ones. */
export const wasKeptIn = (kept: readonly KeptCase[]): ((requirement: string, path: string) => boolean) => {
  const names = new Set(kept.map(({ requirement, path }) => `${requirement}@${path}`));
  return (requirement, path) => names.has(`${requirement}@${path}`);
};

// What `import 'userstatus-conformance'` gives. Chosen name by name: whatever stands here is kept by semantic versioning.

import type { Exchange, Finding } from './contracts/judging/exchange.ts';
import { judgeExchange as judge } from './contracts/judging/judge-exchange.ts';
import type { Statement } from './contracts/judging/requirement.ts';
import { requirements as catalogue } from './contracts/user-status/requirements/catalogue.ts';

export { scenarios } from './client/gate/scenarios.ts';
export { type StartedGate, type StartGateOptions, startGate } from './client/gate/start-gate.ts';
export type { Violation, Watched } from './client/gate/watch.ts';
export type { Answer, Exchange, Finding, Grant, Headers, Request, Silence } from './contracts/judging/exchange.ts';
export { judgeRequest } from './contracts/judging/judge-request.ts';
export type { Difference, ExampleAnswer, OwnRequirement } from './contracts/judging/own-requirement.ts';
export type { Level, Source, Statement } from './contracts/judging/requirement.ts';
export {
  type ComplianceStatus,
  type CreatedUserStatus,
  complianceStatus,
  type PropertyName,
  type UserStatus,
  type ValueOf,
} from './contracts/user-status/entity.ts';
export { fillPath, type KeyForm, type PathIds, type PathName, paths } from './contracts/user-status/operation.ts';
export { createdSchema, createSchema } from './contracts/user-status/schema.ts';
export { arbitraries, type RefusedBody } from './fixtures/cases/arbitraries.ts';
export type { ScenarioStory } from './fixtures/tenant/scenarios.ts';
export type { Served } from './fixtures/tenant/serve.ts';
export { startTenant } from './fixtures/tenant/start.ts';
export { tenantTokens } from './fixtures/tenant/tokens.ts';

/** Every requirement of the contract, in the order of the page. */
export const requirements: readonly Statement[] = catalogue;

/**
 * What an exchange breaks: nothing when the answer is what its request was expected, or when nothing was expected. Pure. An
 * answer that says "try again" is never judged.
 */
export const judgeExchange = (exchange: Exchange): readonly Finding[] => judge(exchange);

// What `import 'userstatus-conformance'` gives. Every name listed here is public and kept by semantic versioning.
import type fc from 'fast-check';
import type { Exchange, Finding, Request } from './contracts/judging/exchange.ts';
import { judgeExchange as judgeAnswer } from './contracts/judging/judge-exchange.ts';
import { judgeRequest as judgeSent } from './contracts/judging/judge-request.ts';
import type { KeyForm, PathIds } from './contracts/odata/paths.ts';
import { createdSchemaOf, createSchemaOf } from './contracts/odata/schema.ts';
import type { Statement } from './contracts/requirements/requirement.ts';
import { userStatus } from './contracts/user-status/contract.ts';
import {
  isUserStatus,
  isValueOf,
  type PropertyName,
  properties,
  type UserStatus,
} from './contracts/user-status/entity.ts';
import type { PathName } from './contracts/user-status/operation.ts';
import { acceptedBodies, entities, type RefusedBody, refusedBodies } from './fixtures/cases/arbitraries.ts';
import { valuesOf } from './fixtures/cases/values.ts';
import type { Served } from './fixtures/tenant/serve.ts';
import { startTenant as startTenantOf } from './fixtures/tenant/start.ts';

export { scenarios } from './client/gate/scenarios.ts';
export { type StartedGate, type StartGateOptions, startGate } from './client/gate/start-gate.ts';
export type { Violation, Watched } from './client/gate/watch.ts';
export type {
  Answer,
  BatchPlace,
  Difference,
  Exchange,
  Finding,
  Grant,
  Headers,
  Request,
  Silence,
} from './contracts/judging/exchange.ts';
export type { KeyForm, PathIds } from './contracts/odata/paths.ts';
export type { ValueError } from './contracts/odata/value-errors.ts';
export type { ExampleAnswer, OwnRequirement } from './contracts/requirements/own-requirement.ts';
export type { Level, Source, Statement } from './contracts/requirements/requirement.ts';
export type {
  AboutProperty,
  AnswerId,
  AuthorizationId,
  AuthorizationStatusId,
  BodyId,
  EchoId,
  FixedId,
  OwnId,
  RequirementId,
} from './contracts/requirements/requirement-id.ts';
export {
  type ComplianceStatus,
  type CreatedUserStatus,
  complianceStatus,
  type PropertyName,
  type UserStatus,
} from './contracts/user-status/entity.ts';
export { type PathName, paths } from './contracts/user-status/operation.ts';
export type { RefusedBody } from './fixtures/cases/arbitraries.ts';
export type { ScenarioSummary } from './fixtures/tenant/scenarios.ts';
export type { Served } from './fixtures/tenant/serve.ts';
export { tenantTokens } from './fixtures/tenant/tokens.ts';

/** Every requirement of the contract, in the order of the page. */
export const requirements: readonly Statement[] = userStatus.requirements.all;

/**
 * The findings of an exchange: none when the answer is as expected for its request, or when nothing was expected. Pure.
 * An answer that means "try again" is never judged.
 */
export const judgeExchange = (exchange: Exchange): readonly Finding[] => judgeAnswer(userStatus, exchange);

/**
 * The findings of a request, of all levels; an empty list means a create that a provider must accept.
 * Pure: depends on the request alone, whose `grant` names the kind of its token.
 */
export const judgeRequest = (request: Request): readonly Finding[] => judgeSent(userStatus, request);

/**
 * The path to send to, with the ids of the target's configurations.
 * `form` chooses between OData's two key forms: `/x/{id}` and `/x('{id}')`.
 * @throws Error when the path has a parameter without an id.
 */
export const fillPath = (name: PathName, ids: PathIds, form: KeyForm = 'segment'): string =>
  userStatus.paths.fill(name, ids, form);

/** What a provider must accept in a create, as far as JSON Schema can express it. */
export const createSchema: object = createSchemaOf(userStatus.entity);

/** What a provider must answer to a create, as far as JSON Schema can express it. */
export const createdSchema: object = createdSchemaOf(userStatus.entity);

/** Arbitraries for fast-check. Their values include those that software often handles wrongly. */
export const arbitraries = {
  /** Any value that a property may hold in a create. */
  value: <P extends PropertyName>(name: P): fc.Arbitrary<UserStatus[P]> =>
    valuesOf(properties[name]).arbitrary.filter((value) => isValueOf(name, value)),
  /** Any userStatus that a provider must accept. */
  userStatus: (): fc.Arbitrary<UserStatus> => entities(userStatus).filter(isUserStatus),
  /** The text of any create that a provider must accept: any order, white space and escapes. */
  acceptedBody: (): fc.Arbitrary<string> => acceptedBodies(userStatus),
  /** The text of a create that a provider must refuse, and why. */
  refusedBody: (): fc.Arbitrary<RefusedBody> => refusedBodies(userStatus),
};

/**
 * Starts the embedded tenant with the named faults or oddities, on a free port of 127.0.0.1 unless one is given.
 * @throws Error when the port is not available.
 */
export const startTenant = (names: readonly string[] = [], port = 0): Promise<Served> =>
  startTenantOf(userStatus, { names, port });

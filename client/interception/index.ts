// Entry point of the gate in process: an interception, which needs nock, and the matchers, which do not.
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
} from '../../contracts/judging/exchange.ts';
export type { ValueError } from '../../contracts/odata/value-errors.ts';
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
} from '../../contracts/requirements/requirement-id.ts';
export type { ScenarioSummary } from '../../fixtures/tenant/scenarios.ts';
export { scenarios } from '../gate/scenarios.ts';
export type { Violation, Watched } from '../gate/watch.ts';
export { type Interception, type InterceptOptions, interceptUserStatuses } from './intercept.ts';
export { type Matched, type RequestLike, type UserStatusMatchers, userStatusMatchers } from './matchers.ts';

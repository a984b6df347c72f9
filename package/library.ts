// What `import 'userstatus-conformance'` gives. Chosen name by name: whatever stands here is kept by semantic versioning.
import {
  requirements as catalogue,
  type Exchange,
  type Finding,
  judgeExchange as judge,
  type Statement,
} from '../contracts/index.ts';

export {
  type Answer,
  type ComplianceStatus,
  type CreatedUserStatus,
  complianceStatus,
  createdSchema,
  createSchema,
  type Difference,
  type ExampleAnswer,
  type Exchange,
  type Finding,
  fillPath,
  type Grant,
  type Headers,
  judgeRequest,
  type KeyForm,
  type Level,
  type OwnRequirement,
  type PathIds,
  type PathName,
  type PropertyName,
  paths,
  type Request,
  type Silence,
  type Source,
  type Statement,
  type UserStatus,
  type ValueOf,
} from '../contracts/index.ts';
export {
  arbitraries,
  type RefusedBody,
  type ScenarioStory,
  type Served,
  startTenant,
  tenantTokens,
} from '../fixtures/index.ts';
export {
  type StartedGate,
  type StartGateOptions,
  scenarios,
  startGate,
  type Violation,
  type Watched,
} from '../suites/index.ts';

/** Every requirement of the contract, in the order of the page. */
export const requirements: readonly Statement[] = catalogue;

/**
 * What an exchange breaks: nothing when the answer is what its request was owed, or when nothing was owed. Pure. An
 * answer that says "try again" is never judged.
 */
export const judgeExchange = (exchange: Exchange): readonly Finding[] => judge(exchange);

// The door of the contract: what is owed, as data and pure functions.
export * from './edm.ts';
export * from './exchange.ts';
export * from './fits.ts';
export { additionalNames, createdEntity, isCreated, judgeEntity, keyOf } from './judge-answer.ts';
export { isTryAgain, judgeExchange, saysNothing } from './judge-exchange.ts';
export { judgeBody, judgeRequest } from './judge-request.ts';
export { judgeRetry, mostRepeats, type Sending } from './judge-retry.ts';
export { answersGet, judgeNothingCreated, judgeReadBack, listed, refusesGet, repeatedId } from './judge-run.ts';
export * from './operation.ts';
export { type Owed, owedTo } from './owed.ts';
export { isObject, readBody } from './read-body.ts';
export { isRefusal, type Refusal, refusalSchema } from './refusal.ts';
export { findRequirement, requirement, requirements, themeOf } from './requirements/index.ts';
export {
  type Difference,
  type ExampleAnswer,
  type OwnRequirement,
  type OwnRow,
  ownRow,
} from './requirements/own.ts';
export type {
  BodyShape,
  Credential,
  Level,
  RequestOddity,
  Requirement,
  Shown,
  Source,
  Statement,
  Then,
  ValidVariation,
  When,
} from './requirements/requirement.ts';
export { informative } from './requirements/sources.ts';
export { retryAfter } from './retry-after.ts';
export { isCheckout, moduleFile, root } from './root.ts';
export { answeredDateTime, createdSchema, createSchema } from './schema.ts';
export { show } from './show.ts';
export { shownIn } from './shown.ts';
export * from './user-status.ts';

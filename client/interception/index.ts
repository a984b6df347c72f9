// The door of the gate in process: an interception, which needs nock, and the matchers, which do not.
export type { Answer, Exchange, Finding, Grant, Headers, Request, Silence } from '../../contracts/judging/exchange.ts';
export type { ScenarioStory } from '../../fixtures/tenant/scenarios.ts';
export { scenarios } from '../gate/scenarios.ts';
export type { Violation, Watched } from '../gate/watch.ts';
export { type Interception, type InterceptOptions, interceptUserStatuses } from './intercept.ts';
export { type Matched, type RequestLike, type UserStatusMatchers, userStatusMatchers } from './matchers.ts';

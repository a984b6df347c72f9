// The door of the gate in process: an interception, which needs nock, and the matchers, which do not.
export type { Answer, Exchange, Finding, Grant, Headers, Request, Silence } from '../../contracts/index.ts';
export type { ScenarioStory } from '../../fixtures/index.ts';
export { type Interception, type InterceptOptions, interceptUserStatuses } from './intercept.ts';
export { type Matched, type RequestLike, type UserStatusMatchers, userStatusMatchers } from './matchers.ts';
export { scenarios } from './scenarios.ts';
export type { Violation, Watched } from './watch.ts';

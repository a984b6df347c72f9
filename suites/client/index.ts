// The door of the gate in process: an interception and the matchers. It stands apart because it loads nock.
export { scenarios } from '../../fixtures/index.ts';
export { type Interception, type InterceptOptions, interceptUserStatuses, type Violation } from './intercept.ts';
export { type RequestLike, userStatusMatchers } from './matchers.ts';

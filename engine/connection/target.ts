// A target: anything that answers requests, over a socket or as a function.
import type { Answer, Request, Silence } from '../../contracts/judging/exchange.ts';

/** One request that was sent, its outcome, and the milliseconds until it is sent again, where it is. */
export type Attempt = {
  readonly request: Request;
  readonly outcome: Answer | Silence;
  readonly milliseconds: number;
  readonly pause: number | undefined;
};

export type Counts = { requests: number; retries: number };

export type Target = {
  /** Without user, password and query. */
  readonly baseUrl: string;
  readonly counts: Readonly<Counts>;
  /**
   * Sends a request and resolves with the final answer; after "try again" it is sent again, within limits.
   * @throws NoVerdict when the budget of requests is spent.
   */
  readonly send: (request: Request) => Promise<Answer | Silence>;
  /** Why no further answers will come, once that is the case. */
  readonly ended?: () => string | undefined;
  readonly close: () => Promise<void>;
};

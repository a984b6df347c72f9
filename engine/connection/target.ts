// A target: something that answers requests. A socket stands behind it, or a function.
import type { Answer, Request, Silence } from '../../contracts/judging/exchange.ts';

/** One request that went out, what came of it, and the milliseconds until it is sent again, where it is. */
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
   * Sends a request and waits until the target has answered for good: "try again" is tried again, within limits.
   * @throws NoVerdict when the budget of requests is spent.
   */
  readonly send: (request: Request) => Promise<Answer | Silence>;
  /** Why it will answer nothing more, once it is so. */
  readonly ended?: () => string | undefined;
  readonly close: () => Promise<void>;
};

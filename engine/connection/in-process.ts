// A target that is a function: the tenant without a socket, for thousands of exchanges.
import type { Answer, Request, Silence } from '../../contracts/judging/exchange.ts';
import { isTryAgain } from '../../contracts/judging/judge-exchange.ts';
import type { Target } from './target.ts';
import { mostRetries } from './throttling.ts';

const apart = (request: Request): Request => {
  const start = request.path.indexOf('?');
  return start < 0 ? request : { ...request, path: request.path.slice(0, start), query: request.path.slice(start) };
};

/** A target that answers by calling `respond`, which finds the query apart from the path, as a server does. */
export const inProcess = (
  respond: (request: Request) => Answer | Silence,
  mayRepeat: (request: Request) => boolean = () => true,
): Target => {
  const counts = { requests: 0, retries: 0 };
  return {
    baseUrl: 'http://in.process',
    counts,
    send: async (sent) => {
      const request = apart(sent);
      counts.requests += 1;
      let answer = respond(request);
      for (let retry = 0; retry < mostRetries && isTryAgain(answer) && mayRepeat(request); retry += 1)
        answer = respond(request);
      return answer;
    },
    close: async () => undefined,
  };
};

// Requests of operations that the gate does not know, kept so that one can see what a client expects of them.
import type { Request } from '../../contracts/judging/exchange.ts';
import type { Repeated } from '../../engine/campaign/run-event.ts';
import { shownBody } from '../../engine/redaction/shown-body.ts';
import { shownRequest } from '../../engine/redaction/shown-request.ts';

/** What the gate does about requests of operations that it does not know; each is answered with 404 and listed. */
export const otherModes = ['stub', 'fail', 'record'] as const;

/** `fail`: they leave no verdict. `record`: they are kept in full. */
export type OtherMode = (typeof otherModes)[number];

const mostKept = 200;
const longestBody = 16 * 1024;

const kept = (request: Request): Request => {
  const body = shownBody(request.body);
  return { ...shownRequest(request), body: body.length > longestBody ? `${body.slice(0, longestBody)}…` : body };
};

const keyOf = ({ method, path, query = '', body }: Request): string => [method, path, query, body].join('\n');

/** An empty list; of more than 200 different requests the first are kept. */
export const openUnknownRequests = () => {
  const all = new Map<string, Repeated>();
  return {
    add: (request: Request): void => {
      const shown = kept(request);
      const key = keyOf(shown);
      const { times = 0 } = all.get(key) ?? {};
      if (times > 0 || all.size < mostKept) all.set(key, { request: shown, times: times + 1 });
    },
    all: (): readonly Repeated[] => [...all.values()],
  };
};

// Replies of a provider that takes its time: nock does not say that a client has gone, but one that sends the same create again meanwhile
// does not wait for its answer any more.
import { setTimeout as wait } from 'node:timers/promises';
import type { Reply } from '../../contracts/deviations/deviation.ts';
import { isSilence, type Request } from '../../contracts/judging/exchange.ts';
import { lost } from '../../fixtures/tenant/deliver.ts';

type Note = (request: Request, reply: Reply) => void;

const identityOf = ({ method, path, body }: Request): string =>
  `${method} ${path}\n${Buffer.from(body).toString('latin1')}`;

/** Notes each reply when its time has come, or as lost when its request is sent again before; resolves when it may go out. */
export const openWaiting = (note: Note): ((request: Request, reply: Reply) => Promise<void>) => {
  const waiting = new Map<string, () => void>();
  return async (request, reply) => {
    const key = identityOf(request);
    waiting.get(key)?.();
    if (isSilence(reply) || reply.delay === undefined) return note(request, reply);
    let isLost = false;
    const lose = (): void => {
      isLost = true;
      note(request, lost(reply));
    };
    waiting.set(key, lose);
    await wait(reply.delay);
    if (waiting.get(key) === lose) waiting.delete(key);
    if (!isLost) note(request, reply);
  };
};

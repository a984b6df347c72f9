// The exchanges that a request consists of: itself, and those of a batch.
import type { Reply } from '../../contracts/deviations/deviation.ts';
import { type Exchange, isSilence, type Request } from '../../contracts/judging/exchange.ts';

/** The exchange of a request, followed by those of its requests where it is a batch. */
export const exchangesIn = (request: Request, reply: Reply): readonly Exchange[] =>
  isSilence(reply) || !reply.parts ? [{ request, answer: reply }] : [{ request, answer: reply }, ...reply.parts];

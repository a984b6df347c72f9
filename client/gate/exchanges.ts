// The exchanges that a request consists of: itself, and those of a batch.
import type { Arrival, Reply } from '../../contracts/deviations/deviation.ts';
import { isSilence, type Request } from '../../contracts/judging/exchange.ts';

/** The exchange of a request, followed by those of its requests where it is a batch. */
export const exchangesIn = (request: Request, reply: Reply): readonly Arrival[] => {
  const { unread } = reply;
  const itself = { request, answer: reply, ...(unread === undefined ? {} : { unread }) };
  if (isSilence(reply)) return [itself];
  const { unknown, parts = [] } = reply;
  return [{ ...itself, ...(unknown ? { unknown } : {}) }, ...parts];
};

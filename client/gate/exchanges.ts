// The exchanges that a request consists of: itself, and those of a batch.
import type { Arrival, Reply } from '../../contracts/deviations/deviation.ts';
import { isSilence, type Request } from '../../contracts/judging/exchange.ts';

/** The exchange of a request, followed by those of its requests where it is a batch. */
export const exchangesIn = (request: Request, reply: Reply): readonly Arrival[] => {
  if (isSilence(reply)) return [{ request, answer: reply }];
  const { unknown, parts = [] } = reply;
  return [{ request, answer: reply, ...(unknown ? { unknown } : {}) }, ...parts];
};

// Our own rate: verify's generated cases with everything on, sent to the same tenant.

import { requirement } from '../contracts/index.ts';
import { generatedCases, type Place } from '../fixtures/index.ts';
import { openLedger } from '../suites/index.ts';
import { eachConcurrently, type Target } from '../target/index.ts';

/** Requests per second of generated valid bodies: generation, sending, judging and evidence. */
export const measureOwnRate = async (
  target: Target,
  { place, connections, amount }: { readonly place: Place; readonly connections: number; readonly amount: number },
): Promise<number> => {
  const ledger = openLedger();
  const cases = generatedCases(requirement('bodies.valid'), place, amount);
  const start = performance.now();
  await eachConcurrently(cases, connections, async (made) => {
    const answer = await target.send(made.request);
    ledger.book(made, { madeFor: made.requirement, request: made.request, answer });
  });
  const seconds = (performance.now() - start) / 1000;
  const { broken } = ledger.tally('bodies.valid', place.path);
  if (broken > 0) throw new Error(`${broken} of the bench's own cases failed`);
  return amount / seconds;
};

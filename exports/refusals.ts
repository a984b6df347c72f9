// One request of each kind that must be refused, with the status that the embedded tenant answers it with.
import type { Contract } from '../contracts/contract.ts';
import type { Request } from '../contracts/judging/exchange.ts';
import { isSilence } from '../contracts/judging/exchange.ts';
import type { Requirement } from '../contracts/requirements/requirement.ts';
import { enumeratedCases } from '../fixtures/cases/cases.ts';
import { createTenant } from '../fixtures/tenant/tenant.ts';
import { placeOn } from './place-on.ts';

/** A request that must be refused, and how a conformant provider answers it. */
export type Refusal = {
  readonly requirement: Requirement;
  readonly reason: string;
  readonly headers: Request['headers'];
  readonly body: string;
  readonly status: number;
};

// Another token than the one that the reader has would be needed for these.
const needsOtherToken = ({ when }: Requirement): boolean =>
  when.sends === 'credential' && (when.credential === 'insufficient' || when.credential === 'personal');

const isRefused = ({ then, level, binds }: Requirement): boolean =>
  then.answers === 'refusal' && level !== 'UNSPECIFIED' && binds !== 'client';

/** One request of each kind that must be refused; the first that is text, since files hold no other bytes. */
export const refusalsOf = (contract: Contract): readonly Refusal[] => {
  const { respond } = createTenant({ contract });
  const place = placeOn(contract);
  return contract.requirements.all
    .filter((row) => isRefused(row) && !needsOtherToken(row))
    .flatMap((requirement) =>
      enumeratedCases(requirement, place)
        .slice(0, 1)
        .flatMap(({ reason, request }) => {
          const answer = respond(request);
          const { headers, body } = request;
          return typeof body === 'string' && !isSilence(answer)
            ? [{ requirement, reason, headers, body, status: answer.status }]
            : [];
        }),
    );
};

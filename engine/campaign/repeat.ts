// Sends again what shows a failure: where the same bytes then pass, the requirement is flaky.
import type { Contract } from '../../contracts/contract.ts';
import { createdEntity } from '../../contracts/judging/created-entity.ts';
import { evidenceIn } from '../../contracts/judging/evidence.ts';
import { type Exchange, isHang, type Request } from '../../contracts/judging/exchange.ts';
import { expectedOf } from '../../contracts/judging/expected.ts';
import { judgeExchange, saysNothing } from '../../contracts/judging/judge-exchange.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import type { Target } from '../connection/target.ts';
import { NoVerdict } from '../settings/errors.ts';
import type { Counterexample, Repeats } from './verdict.ts';

export type Repeater = {
  /**
   * How often a requirement passed and failed on the bytes of a counterexample, where it did both; undefined where it failed
   * every time, where one exchange alone does not show it, or where nothing more may be sent.
   */
  readonly flakiness: (shown: Counterexample, id: RequirementId) => Promise<Repeats | undefined>;
};

export type RepeaterParts = {
  readonly contract: Contract;
  readonly target: Target;
  /** Whether nothing more is to be sent. */
  readonly isOver: () => boolean;
  /** How often a request that failed is sent again, until it passes. */
  readonly times: number;
};

const textOf = ({ method, path, query = '', headers, body }: Request): string =>
  JSON.stringify([method, path, query, headers, Buffer.from(body).toString('base64')]);

/** Whether an answer could show that a requirement is not met. */
const isEvidence = (contract: Contract, id: RequirementId, { request, answer }: Exchange): boolean => {
  if (saysNothing(answer)) return false;
  const { when } = contract.requirements.get(id);
  if (!('evidence' in when)) return true;
  return evidenceIn(answer, expectedOf(contract, request).answers, createdEntity(answer) !== undefined).includes(
    when.evidence,
  );
};

const fails = (contract: Contract, id: RequirementId, exchange: Exchange): boolean =>
  judgeExchange(contract, exchange).some(({ requirement }) => requirement === id);

/** Nothing was sent again yet. Requirements that the same request broke share its repetitions. */
export const openRepeater = ({ contract, target, isOver, times }: RepeaterParts): Repeater => {
  const sent = new Map<string, Exchange['answer'][]>();

  const send = async (request: Request): Promise<Exchange['answer'] | undefined> => {
    if (isOver()) return undefined;
    try {
      return await target.send(request);
    } catch (error) {
      // A spent budget is no failure of the target.
      if (error instanceof NoVerdict) return undefined;
      throw error;
    }
  };

  return {
    flakiness: async ({ exchange }, id) => {
      // The time allowed would be waited for once more. What a reading or the whole run shows, no exchange shows alone.
      if (isHang(exchange.answer) || !fails(contract, id, exchange)) return undefined;
      const answers = sent.get(textOf(exchange.request)) ?? [];
      sent.set(textOf(exchange.request), answers);
      let failed = 1;
      for (let turn = 0; turn < times; turn += 1) {
        const answer = answers[turn] ?? (await send(exchange.request));
        if (answer === undefined) return undefined;
        answers[turn] = answer;
        const again = { ...exchange, answer };
        if (fails(contract, id, again)) failed += 1;
        else if (isEvidence(contract, id, again)) return { passed: 1, failed };
      }
      return undefined;
    },
  };
};

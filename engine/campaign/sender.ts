// Sends the requests of a run, judges each exchange once, and tells the listener.
import type { Exchange, Finding, Request } from '../../contracts/judging/exchange.ts';
import { type Case, requestFor } from '../../fixtures/cases/case.ts';
import type { Target } from '../connection/target.ts';
import type { Settings } from '../settings/settings.ts';
import { exercisedBy } from './budget/take-apart.ts';
import { openCostlyPaths } from './costly-paths.ts';
import type { Ending } from './ending.ts';
import type { Ledger } from './ledger.ts';
import type { Listener } from './run-event.ts';
import { examined, placeOf } from './schedule.ts';
import { openTokenCheck, type TokenCheck } from './token-check.ts';

export type Sender = {
  readonly exchange: (made: Case) => Promise<Exchange>;
  /** The same, where it is not the token that was refused. */
  readonly confirmed: (made: Case) => Promise<Exchange>;
  /** Judges an exchange; what it breaks. */
  readonly record: (made: Case, exchanged: Exchange, isControlled: boolean) => readonly Finding[];
  /** Records the id that a create was given which is judged elsewhere. */
  readonly recordId: (made: Case, exchanged: Exchange) => void;
  /** The target, for requests that are no cases: a path that was opened answers 401 where the token has ended. */
  readonly confirming: (path: string) => Target;
  readonly exampleOn: (path: string) => Request;
  readonly tokenCheck: TokenCheck;
  readonly isWorthSending: (made: Case) => boolean;
  /** Why a path is sent nothing more that cost too much. */
  readonly tooCostly: (path: string) => string | undefined;
};

export type SenderParts = {
  readonly settings: Settings;
  readonly target: Target;
  readonly listener: Listener;
  readonly ledger: Ledger;
  readonly ending: Ending;
};

/** After so many cases of one requirement on one path without an answer, sending more would only cost time. */
const enoughHung = 3;

/** A sender that has sent nothing yet. */
export const openSender = ({ settings, target, listener, ledger, ending }: SenderParts): Sender => {
  const { contract } = settings;
  const costlyPaths = openCostlyPaths();
  const tokenCheck = openTokenCheck(target, settings);
  const isExamined = new Set(examined(settings).map(({ id }) => id));

  const exampleOn = (path: string): Request => requestFor(placeOf(path, settings), contract.example.request);

  const exchange: Sender['exchange'] = async (made) => {
    const { request, requirement: madeFor } = made;
    const answer = await target.send(request);
    ending.noteAnswer(answer);
    return { madeFor, request, answer };
  };

  return {
    exchange,
    exampleOn,
    tokenCheck,
    confirmed: async (made) => {
      const exchanged = await exchange(made);
      const isValid = contract.requirements.get(made.requirement).then.answers !== 'refusal';
      await tokenCheck.confirm({ ...exchanged, isValid }, () => exampleOn(made.path));
      return exchanged;
    },
    record: (made, exchanged, isControlled) => {
      const all = ledger.record(made, exchanged, isControlled);
      for (const { id } of exercisedBy(made, exchanged, placeOf(made.path, settings)))
        ledger.tally(id, made.path).cases += 1;
      ending.noteBroken(
        all.map(({ requirement }) => requirement),
        made.path,
      );
      costlyPaths.note(made.path, exchanged.answer, all.length > 0);
      const findings = all.filter(({ requirement }) => isExamined.has(requirement));
      const broken = findings.map(({ requirement }) => requirement);
      listener({ kind: 'judged', case: made, broken, found: { answer: exchanged.answer, findings } });
      return all;
    },
    recordId: ledger.recordId,
    confirming: (path) => ({
      ...target,
      send: async (request) => {
        const answer = await target.send(request);
        await tokenCheck.confirm({ request, answer, isValid: request.method === 'GET' }, () => exampleOn(path));
        return answer;
      },
    }),
    isWorthSending: ({ requirement, path }) =>
      ledger.tally(requirement, path).hung < enoughHung && costlyPaths.closedBecause(path) === undefined,
    tooCostly: costlyPaths.closedBecause,
  };
};

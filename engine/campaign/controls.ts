// What a path must accept before anything else on it can count: the page's example, and the valid creates that refused ones
// are made from. A path that accepts no example is sent nothing more.
import {
  type Answer,
  type Exchange,
  isHang,
  isSilence,
  isSuccess,
  type Silence,
} from '../../contracts/judging/exchange.ts';
import { saysNothing } from '../../contracts/judging/judge-exchange.ts';
import type { Requirement } from '../../contracts/requirements/requirement.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import type { Place } from '../../fixtures/cases/cases.ts';
import { controlCase } from '../../fixtures/cases/controls.ts';
import { plansFor } from '../../fixtures/cases/plans.ts';
import type { Contact } from './first-contact.ts';
import { reasonOf } from './stop-conditions.ts';

/** How often a control is sent until it is accepted: once more may be luck, a fourth time would not help. */
const mostTries = 3;

/** Controls are known by their bodies. */
export type Controls = {
  /** Sends a control to a path, once. */
  readonly send: (body: string, path: string) => Promise<void>;
  /** Sends a control again, as long as it was sent, was not accepted and may still be. */
  readonly retry: (body: string, path: string) => Promise<void>;
  /** The latest answer of each path to the page's example. */
  readonly contacts: () => readonly Contact[];
  /** Whether a path accepted the page's example. */
  readonly isOpen: (path: string) => boolean;
  /** Whether a refusal of the case would prove something: its path accepted its control. */
  readonly isControlled: (made: Case) => boolean;
  /** Why nothing can be judged on a path, where it did not accept the page's example. */
  readonly closedBecause: (path: string) => string | undefined;
  /** Why no refusal counted for a requirement, where one of its controls was not accepted. */
  readonly uncontrolledBecause: (row: Requirement, path: string) => string | undefined;
};

export type ControlParts = {
  readonly placeOf: (path: string) => Place;
  readonly exchange: (made: Case) => Promise<Exchange>;
  /** Hears of each exchange with the page's example. */
  readonly onExample: (made: Case, exchange: Exchange) => void;
  /** Hears of each exchange with another control. */
  readonly onOther: (made: Case, exchange: Exchange) => void;
  /** Whether a control that was answered so is not to be sent again. */
  readonly isFinal?: (answer: Answer | Silence) => boolean;
  /** Whether nothing more is to be sent. */
  readonly isOver: () => boolean;
};

const inWords = (answer: Answer | Silence): string =>
  isSilence(answer) ? (isHang(answer) ? 'no answer' : answer.silence) : String(answer.status);

const refusedBecause = (what: string, answer: Answer | Silence | undefined): string | undefined => {
  if (answer === undefined || isSuccess(answer)) return undefined;
  return saysNothing(answer) ? reasonOf(answer) : `the path did not accept ${what} (${inWords(answer)})`;
};

/** The controls of a run, of which none was sent yet. */
export const openControls = (parts: ControlParts): Controls => {
  const { placeOf, exchange, onExample, onOther, isOver, isFinal = () => false } = parts;
  const answers = new Map<string, Map<string, Answer | Silence>>();
  const exampleOn = (path: string): string => placeOf(path).contract.example.request;
  const answerTo = (body: string, path: string): Answer | Silence | undefined => answers.get(path)?.get(body);

  const send: Controls['send'] = async (body, path) => {
    if (isOver()) return;
    const made = controlCase(body, placeOf(path));
    const exchanged = await exchange(made);
    answers.set(path, (answers.get(path) ?? new Map<string, Answer | Silence>()).set(body, exchanged.answer));
    (body === exampleOn(path) ? onExample : onOther)(made, exchanged);
  };

  const isAccepted = (body: string, path: string): boolean => {
    const answer = answerTo(body, path);
    return answer !== undefined && isSuccess(answer);
  };

  return {
    send,
    retry: async (body, path) => {
      for (let tries = 1; tries < mostTries; tries += 1) {
        const answer = answerTo(body, path);
        if (answer === undefined || isSuccess(answer) || isFinal(answer)) return;
        await send(body, path);
      }
    },
    contacts: () =>
      [...answers.keys()].flatMap((path) => {
        const answer = answerTo(exampleOn(path), path);
        return answer === undefined ? [] : [{ path, answer }];
      }),
    isOpen: (path) => isAccepted(exampleOn(path), path),
    isControlled: ({ control, path }) => control !== undefined && isAccepted(control, path),
    closedBecause: (path) => {
      const example = exampleOn(path);
      if (isAccepted(example, path)) return undefined;
      return (
        refusedBecause("the page's example", answerTo(example, path)) ?? 'the run ended before it was sent anything'
      );
    },
    uncontrolledBecause: (row, path) => {
      const { enumerated } = plansFor(placeOf(path).contract, row);
      return enumerated
        .map(({ control }) => control && answerTo(control, path))
        .map((answer) => refusedBecause('the valid request that the refused ones are made from', answer || undefined))
        .find((reason) => reason !== undefined);
    },
  };
};

// What a path must accept before anything else on it can count: the page's example, and the valid request that refused ones
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
import { type Control, controlCase, controlOf } from '../../fixtures/cases/controls.ts';
import type { Contact } from './first-contact.ts';
import { reasonOf } from './stop-conditions.ts';

/** How often a control is sent until it is accepted: once more may be luck, a fourth time would not help. */
const mostTries = 3;

export type Controls = {
  /** Sends a control to a path, once. */
  readonly send: (control: Control, path: string) => Promise<void>;
  /** Sends a control again, as long as it was sent, was not accepted and may still be. */
  readonly retry: (control: Control, path: string) => Promise<void>;
  /** The latest answer of each path to the page's example. */
  readonly contacts: () => readonly Contact[];
  /** Whether a path accepted the page's example. */
  readonly isOpen: (path: string) => boolean;
  /** Why a requirement cannot be judged on a path, where one of its controls was not accepted. */
  readonly because: (row: Requirement, path: string) => string | undefined;
};

export type ControlParts = {
  readonly placeOf: (path: string) => Place;
  readonly exchange: (made: Case) => Promise<Exchange>;
  /** Hears of each exchange, with whether it is the last that is tried. */
  readonly onExchange: (control: Control, made: Case, exchange: Exchange) => void;
  /** Whether nothing more is to be sent. */
  readonly isOver: () => boolean;
};

const inWords = (answer: Answer | Silence): string =>
  isSilence(answer) ? (isHang(answer) ? 'no answer' : answer.silence) : String(answer.status);

const names: Readonly<Record<Control, string>> = {
  example: "the page's example",
  compact: 'the valid request that the refused ones are made from',
};

const refusedBecause = (control: Control, answer: Answer | Silence | undefined): string | undefined => {
  if (answer === undefined || isSuccess(answer)) return undefined;
  return saysNothing(answer) ? reasonOf(answer) : `the path did not accept ${names[control]} (${inWords(answer)})`;
};

/** The controls of a run, of which none was sent yet. */
export const openControls = ({ placeOf, exchange, onExchange, isOver }: ControlParts): Controls => {
  const answers = { example: new Map<string, Answer | Silence>(), compact: new Map<string, Answer | Silence>() };

  const send: Controls['send'] = async (control, path) => {
    if (isOver()) return;
    const made = controlCase(control, placeOf(path));
    const exchanged = await exchange(made);
    answers[control].set(path, exchanged.answer);
    onExchange(control, made, exchanged);
  };

  const isOpen = (path: string): boolean => {
    const answer = answers.example.get(path);
    return answer !== undefined && isSuccess(answer);
  };

  return {
    send,
    retry: async (control, path) => {
      for (let tries = 1; tries < mostTries; tries += 1) {
        const answer = answers[control].get(path);
        if (answer === undefined || isSuccess(answer)) return;
        await send(control, path);
      }
    },
    contacts: () => [...answers.example].map(([path, answer]) => ({ path, answer })),
    isOpen,
    because: (row, path) => {
      if (row.when.sends !== 'example' && !isOpen(path))
        return refusedBecause('example', answers.example.get(path)) ?? 'the run ended before it was sent anything';
      const control = controlOf(row);
      return control && refusedBecause(control, answers[control].get(path));
    },
  };
};

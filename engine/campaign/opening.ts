// Opens the paths of a run: sends each the page's example, with a canary one after the other and each undone before the next.
// A path that does not accept it is sent nothing more.
import { type Exchange, isSilence } from '../../contracts/judging/exchange.ts';
import { saysNothing } from '../../contracts/judging/judge-exchange.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import { eachConcurrently } from '../connection/each-concurrently.ts';
import type { Target } from '../connection/target.ts';
import { isElsewhere } from '../settings/elsewhere.ts';
import type { Settings } from '../settings/settings.ts';
import type { Budget } from './budget/budget.ts';
import { requestsOfExample } from './budget/forecast-within.ts';
import type { Canary } from './canary.ts';
import { type Controls, openControls } from './controls.ts';
import { type DeniedPaths, isDenied, openDeniedPaths } from './denied-paths.ts';
import type { Ending } from './ending.ts';
import { checkFirstContact } from './first-contact.ts';
import { placeOf } from './schedule.ts';
import type { Sender } from './sender.ts';
import { checkItSpeaks } from './silent-target.ts';
import { isUnauthorised } from './token-check.ts';

export type Opening = {
  readonly controls: Controls;
  readonly denied: DeniedPaths;
  /**
   * Sends the page's example; the paths that accepted it.
   * @throws NoVerdict where the first contact tells of the base URL or of the token, not of the API.
   */
  readonly open: () => Promise<readonly string[]>;
  /** Sends a control until it is accepted, a few times at most. */
  readonly sendControl: (body: string, path: string) => Promise<void>;
};

export type OpeningParts = {
  readonly settings: Settings;
  readonly target: Target;
  readonly budget: Budget;
  readonly sender: Sender;
  readonly ending: Ending;
  readonly canary: Canary | undefined;
  /** The paths that can be sent to. */
  readonly sendable: readonly string[];
};

/** Paths of which none was sent anything yet. */
export const openOpening = (parts: OpeningParts): Opening => {
  const { settings, target, budget, sender, ending, canary, sendable } = parts;
  const { contract, concurrency } = settings;
  const { exampleOn, tokenCheck } = sender;
  const example = contract.example.request;

  const controls = openControls({
    placeOf: (path) => placeOf(path, settings),
    exchange: sender.exchange,
    isOver: ending.isOver,
    onExample: (made, exchanged) => {
      if (isUnauthorised(exchanged)) suspects.push([made, exchanged]);
      else if (!saysNothing(exchanged.answer) && !isDenied(exchanged.answer, settings)) record(made, exchanged);
    },
    // The other controls are cases of the schedule as well, and judged there.
    onOther: sender.recordId,
    isFinal: (answer) => isElsewhere(settings) && (isSilence(answer) || isDenied(answer, settings)),
  });

  const record = (made: Case, exchanged: Exchange): void => {
    sender.record(made, exchanged, controls.isControlled(made));
  };

  /** Examples that were answered 401: where another path accepted one before, the token may have ended. */
  const suspects: (readonly [Case, Exchange])[] = [];

  const checkContacts = async (path: string): Promise<void> => {
    checkFirstContact(contract, target.baseUrl, controls.contacts());
    await checkItSpeaks(target, controls.contacts(), exampleOn(path));
  };

  /** @throws NoVerdict where an example was answered 401 because the token has ended. */
  const confirmSuspects = async (): Promise<void> => {
    const open = sendable.find(controls.isOpen);
    if (open !== undefined)
      for (const [, exchanged] of suspects) await tokenCheck.confirm(exchanged, () => exampleOn(open));
  };

  const sendOneByOne = async ({ undo }: Canary): Promise<void> => {
    for (const path of sendable) {
      if (budget.left() < requestsOfExample(settings)) return;
      await controls.send(example, path);
      const contact = controls.contacts().find((sent) => sent.path === path);
      if (!contact) return;
      if (isSilence(contact.answer)) await checkContacts(path);
      await confirmSuspects();
      await undo({ path, collection: exampleOn(path).path }, contact.answer);
    }
  };

  const sendExamples = (): Promise<void> =>
    canary ? sendOneByOne(canary) : eachConcurrently(sendable, concurrency, (path) => controls.send(example, path));

  return {
    controls,
    denied: openDeniedPaths(settings, controls.contacts),
    open: async () => {
      await sendExamples();
      const [first] = sendable;
      if (first !== undefined) await checkContacts(first);
      await confirmSuspects();
      await eachConcurrently(sendable, concurrency, (path) => controls.retry(example, path));
      await confirmSuspects();
      for (const [made, exchanged] of suspects) record(made, exchanged);
      return sendable.filter(controls.isOpen);
    },
    sendControl: async (body, path) => {
      await controls.send(body, path);
      await controls.retry(body, path);
    },
  };
};

// The parts of a run that look at a path with GET: what a create made, and whether a refusal made anything.
import type { Finding } from '../../contracts/judging/exchange.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import type { Settings } from '../settings/settings.ts';
import type { Sending } from './budget/send-plan.ts';
import type { Ending } from './ending.ts';
import type { Ledger } from './ledger.ts';
import type { Opening } from './opening.ts';
import { type Reader, readAfterRefusal, readBack, readCaseBack } from './read-back.ts';
import { examined, placeOf } from './schedule.ts';
import type { Sender } from './sender.ts';

export type Readings = {
  /** Reads a path in these turns. */
  readonly readOn: (path: string, turns: Iterable<number>) => Promise<void>;
  /** Sends and judges a case, where a step of a plan names one, and reads what it created. */
  readonly readStep: Sending['read'];
};

export type ReadingsParts = {
  readonly settings: Settings;
  readonly ledger: Ledger;
  readonly sender: Sender;
  readonly opening: Opening;
  readonly ending: Ending;
};

type Read = (reader: Reader, turn: number) => Promise<void>;

/** The readings of a run. */
export const openReadings = ({ settings, ledger, sender, opening, ending }: ReadingsParts): Readings => {
  const isExamined = new Set(examined(settings).map(({ id }) => id));

  const readOnce = async (id: RequirementId, path: string, [read, turn]: readonly [Read, number]): Promise<void> => {
    const isOpen = isExamined.has(id) && ledger.tally(id, path).notExercised === undefined;
    if (ending.isOver() || !isOpen) return;
    await read({ place: placeOf(path, settings), target: sender.confirming(path), ledger }, turn);
    if (ledger.tally(id, path).broken > 0) ending.noteBroken([id], path);
  };

  return {
    readOn: async (path, turns) => {
      for (const turn of turns) {
        await readOnce('refusals.nothingCreated', path, [readAfterRefusal, turn]);
        await readOnce('answers.readBack', path, [readBack, turn]);
      }
    },
    readStep: async ({ id, path, made }) => {
      if (id !== 'answers.readBack') {
        await readOnce(id, path, [readAfterRefusal, 0]);
        return [];
      }
      const exchange = made && (await sender.confirmed(made));
      const findings: readonly Finding[] =
        made && exchange ? sender.record(made, exchange, opening.controls.isControlled(made)) : [];
      await readOnce(id, path, [(reader) => readCaseBack(reader, made && exchange && { made, exchange }), 0]);
      return findings;
    },
  };
};

// Reads back again what was not shown as it was created: a target that shows it then gave two verdicts on the same bytes.
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import { NoVerdict } from '../settings/errors.ts';
import { openLedger } from './ledger.ts';
import { type Reader, readBack } from './read-back.ts';
import type { Counterexample, Repeats } from './verdict.ts';

const id: RequirementId = 'answers.readBack';

/** What a reading found, in a ledger of its own; undefined where a spent budget ended it. */
const readOnce = async (reader: Omit<Reader, 'ledger'>, turn: number) => {
  const ledger = openLedger(reader.place.contract);
  try {
    await readBack({ ...reader, ledger }, turn);
    return ledger.tally(id, reader.place.path);
  } catch (error) {
    if (error instanceof NoVerdict) return undefined;
    throw error;
  }
};

/** How often creates that were not shown are made and read again, until they are. */
export type Again = { readonly times: number; readonly isOver: () => boolean };

/** How often the creates of a reading were shown and not shown, where they were both. */
export const readAgain = async (
  { case: { id: name } }: Counterexample,
  reader: Omit<Reader, 'ledger'>,
  { times, isOver }: Again,
): Promise<Repeats | undefined> => {
  const number = Number(/#e(\d+)$/.exec(name)?.[1]);
  for (let failed = 1; failed <= times && !isOver() && Number.isInteger(number); failed += 1) {
    const tally = await readOnce(reader, Math.floor(number / 2));
    if (tally && tally.broken === 0 && tally.cases > 0) return { passed: 1, failed };
  }
  return undefined;
};

// One run against one target: all cases of all paths, sent concurrently, each exchange judged once.
import { type Exchange, type PathName, pathNames, requirement } from '../../contracts/index.ts';
import { type Case, enumeratedCases, parseCaseId } from '../../fixtures/index.ts';
import { NoVerdict, type Settings, type Target } from '../../target/index.ts';
import { eachConcurrently } from './each-concurrently.ts';
import { tell } from './events.ts';
import { type Contact, checkFirstContact } from './first-contact.ts';
import { type Ledger, openLedger, wentAway } from './ledger.ts';
import { readAfterRefusal, readBack } from './reading.ts';
import { examined, hasToken, placeOf, schedule } from './schedule.ts';
import { shrink } from './shrink.ts';
import type { Tally } from './tally.ts';
import type { Counterexample, Verdict } from './verdict.ts';

export type Campaign = {
  readonly paths: readonly PathName[];
  /**
   * What was found out about a requirement on a path; the first call starts the run, every call waits for its end.
   * @throws NoVerdict when nothing can be said about the target.
   */
  readonly examine: (id: string, path: PathName) => Promise<Verdict>;
};

const progressEvery = 64;

/** After so many cases of one requirement on one path without an answer, sending more would only cost time. */
const enoughHung = 3;

/** Whether a case is one of those that look at a path with GET, outside the schedule. */
const isReading = (id: string): boolean => {
  const { sends } = requirement(parseCaseId(id)?.requirement ?? '').when;
  return sends === 'createThenRead' || sends === 'refusedThenRead';
};

const pathsOf = ({ case: replayed }: Settings): readonly PathName[] => {
  const path = replayed === undefined ? undefined : parseCaseId(replayed)?.path;
  return path === undefined ? pathNames : pathNames.filter((name) => name === path);
};

const sorted = (observed: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(observed).sort(([one], [other]) => (one < other ? -1 : 1)));

const because = ({ unproven }: Tally, cases: number, hasNeededToken: boolean): string | undefined => {
  if (!hasNeededToken) return 'it needs a token that was not given';
  if (unproven[0] !== undefined) return unproven[0];
  return cases === 0 ? 'no case could show it' : undefined;
};

/** A run that has not begun. */
export const createCampaign = (target: Target, settings: Settings): Campaign => {
  const ledger: Ledger = openLedger();
  const paths = pathsOf(settings);

  const exchange = async (made: Case): Promise<Exchange> => {
    const { request, requirement: madeFor } = made;
    return { madeFor, request, answer: await target.send(request) };
  };

  const makeContact = async (path: PathName): Promise<Contact> => {
    const [made] = enumeratedCases(requirement('paths.example'), placeOf(path, settings));
    if (!made) throw new Error('the example of the page is no case');
    const contact = await exchange(made);
    ledger.bookId(made, contact);
    return { path, answer: contact.answer };
  };

  const readOn = async (path: PathName): Promise<void> => {
    const place = placeOf(path, settings);
    const ids = examined(settings).map(({ id }) => id);
    if (ids.includes('refusals.nothingCreated')) await readAfterRefusal(place, target, ledger);
    if (ids.includes('answers.readBack')) await readBack(place, target, ledger);
  };

  const sendAll = async (): Promise<void> => {
    const { total, cases } = schedule(settings, paths);
    if (settings.case !== undefined && total === 0 && !isReading(settings.case))
      throw new NoVerdict(`there is no case ${settings.case}, or it needs a token that was not given.`);
    let done = 0;
    await eachConcurrently(cases, settings.concurrency, async (made) => {
      if (ledger.tally(made.requirement, made.path).hung < enoughHung) ledger.book(made, await exchange(made));
      done += 1;
      if (done % progressEvery === 0 || done === total) tell({ kind: 'progress', done, total });
    });
  };

  const run = async (): Promise<void> => {
    checkFirstContact(target.baseUrl, await Promise.all(paths.map(makeContact)));
    await Promise.all(paths.map(readOn));
    await sendAll();
  };

  let running: Promise<void> | undefined;

  const counterexample = async (id: string, path: PathName): Promise<Counterexample | undefined> => {
    const { enumerated, generated } = ledger.tally(id, path).failures;
    const place = placeOf(path, settings);
    const shrunk = generated && (await shrink(generated, id, { place, target }));
    const plain: Counterexample | undefined = enumerated && { ...enumerated, minimal: true };
    if (!shrunk || !plain) return shrunk ?? plain;
    return shrunk.case.request.body.length < plain.case.request.body.length ? shrunk : plain;
  };

  const examine: Campaign['examine'] = async (id, path) => {
    running ??= run();
    await running;
    const tally = ledger.tally(id, path);
    const { broken, observed } = tally;
    const cases = ledger.casesOf(id, path);
    const found = { requirement: id, path, cases, broken };
    const failure = await counterexample(id, path);
    if (failure) return { ...found, outcome: 'broken', counterexample: failure };
    if (tally.unproven.includes(wentAway)) tell({ kind: 'incomplete', reason: wentAway });
    const reason = because(tally, cases, hasToken(requirement(id), settings));
    if (reason !== undefined) return { ...found, outcome: 'unproven', because: reason };
    return Object.keys(observed).length === 0
      ? { ...found, outcome: 'holds' }
      : { ...found, outcome: 'holds', observed: sorted(observed) };
  };

  return { paths, examine };
};

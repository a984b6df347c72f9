// One run against one target: all cases of all paths, sent concurrently, each exchange judged once.
import type { Contract } from '../../contracts/contract.ts';
import type { Exchange } from '../../contracts/judging/exchange.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import { enumeratedCases, type Place, parseCaseId } from '../../fixtures/cases/cases.ts';
import { eachConcurrently } from '../connection/each-concurrently.ts';
import type { Target } from '../connection/target.ts';
import { NoVerdict } from '../settings/errors.ts';
import type { Settings } from '../settings/settings.ts';
import { type Contact, checkFirstContact } from './first-contact.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { type Reader, readAfterRefusal, readBack } from './read-back.ts';
import type { Listener } from './run-event.ts';
import { examined, hasToken, placeOf, type Schedule, type Scheduler, schedule } from './schedule.ts';
import { shrink } from './shrink.ts';
import { keptPuttingOff, notRecorded, openStopConditions, wentAway } from './stop-conditions.ts';
import { verdictFrom } from './tallies.ts';
import type { Failure, Tally } from './tally.ts';
import type { Counterexample, Verdict } from './verdict.ts';

export type Campaign = {
  readonly paths: readonly string[];
  /**
   * What was found out about a requirement on a path; the first call starts the run, every call waits for its end.
   * @throws NoVerdict when nothing can be said about the target.
   */
  readonly examine: (id: RequirementId, path: string) => Promise<Verdict>;
  /** Why nothing more was sent before the end, where it was so. */
  readonly gaveUp: () => string | undefined;
};

const progressEvery = 64;

/** After so many cases of one requirement on one path without an answer, sending more would only cost time. */
const enoughHung = 3;

/** Why a case is not exercised that a verdict needs; what a target does not offer, or a token that was not given, it does not. */
const leftOpen: readonly string[] = [wentAway, keptPuttingOff, notRecorded];

/** Whether a case is one of those that look at a path with GET, outside the schedule. */
const isReading = (id: string, { requirements }: Contract): boolean => {
  const sends = requirements.find(parseCaseId(id)?.requirement ?? '')?.when.sends;
  return sends === 'createThenRead' || sends === 'refusedThenRead';
};

const pathsOf = ({ case: replayed, contract }: Settings): readonly string[] => {
  const path = replayed === undefined ? undefined : parseCaseId(replayed)?.path;
  const { names } = contract.paths;
  return path === undefined ? names : names.filter((name) => name === path);
};

/** Milliseconds that all shrinking of a run may take together. */
const longestShrinking = 60_000;

export type CampaignParts = {
  readonly target: Target;
  readonly settings: Settings;
  readonly listener: Listener;
  /** What is sent; unless it is given, the cases of a run with these settings. */
  readonly scheduler?: Scheduler;
};

/** A run that has not begun. */
export const createCampaign = ({ target, settings, listener, scheduler = schedule }: CampaignParts): Campaign => {
  const { contract } = settings;
  const ledger: Ledger = openLedger(contract);
  const stopConditions = openStopConditions(settings);
  const paths = pathsOf(settings);
  const sendable = paths.filter((path) => !settings.withoutIds.includes(path));
  let gaveUp: string | undefined;
  let shrinking = longestShrinking;

  const exchange = async (made: Case): Promise<Exchange> => {
    const { request, requirement: madeFor } = made;
    const answer = await target.send(request);
    stopConditions.note(answer);
    return { madeFor, request, answer };
  };

  const makeContact = async (path: string): Promise<Contact> => {
    const [made] = enumeratedCases(contract.requirements.get('paths.example'), placeOf(path, settings));
    if (!made) throw new Error('the example of the page is no case');
    const contact = await exchange(made);
    ledger.recordId(made, contact);
    return { path, answer: contact.answer };
  };

  const readOn = async (path: string, turns: Iterable<number>): Promise<void> => {
    const reader: Reader = { place: placeOf(path, settings), target, ledger };
    const ids = examined(settings).map(({ id }) => id);
    const isOpen = (id: RequirementId): boolean =>
      ids.includes(id) && ledger.tally(id, path).notExercised === undefined;
    for (const turn of turns) {
      if (isOpen('refusals.nothingCreated')) await readAfterRefusal(reader, turn);
      if (isOpen('answers.readBack')) await readBack(reader, turn);
    }
  };

  /** The cases, until a stop condition is met. */
  function* whilePatient(cases: Iterable<Case>): Generator<Case> {
    for (const made of cases) {
      gaveUp ??= target.ended?.() ?? stopConditions.met();
      if (gaveUp !== undefined) return;
      yield made;
    }
  }

  const sendAll = async ({ total, cases }: Schedule): Promise<void> => {
    if (settings.case !== undefined && total === 0 && !isReading(settings.case, contract))
      throw new NoVerdict(`there is no case ${settings.case}, or it needs a token that was not given.`);
    let done = 0;
    await eachConcurrently(whilePatient(cases), settings.concurrency, async (made) => {
      if (ledger.tally(made.requirement, made.path).hung < enoughHung) {
        const findings = ledger.record(made, await exchange(made));
        listener({ kind: 'judged', case: made, broken: findings.map((found) => found.requirement) });
      }
      done += 1;
      if (done % progressEvery === 0 || done === total) listener({ kind: 'progress', done, total });
    });
  };

  const run = async (): Promise<void> => {
    const contacts: Contact[] = [];
    const { concurrency } = settings;
    await eachConcurrently(sendable, concurrency, async (path) => void contacts.push(await makeContact(path)));
    checkFirstContact(contract, target.baseUrl, contacts);
    const planned = scheduler(settings, sendable);
    await eachConcurrently(sendable, concurrency, (path) => readOn(path, planned.readings(path)));
    await sendAll(planned);
  };

  const withoutIds = (id: RequirementId, path: string): Verdict => {
    const because = `the configuration names no id for ${contract.paths.parameters(path).join(' and ')}`;
    if (settings.required.includes(path))
      listener({ kind: 'incomplete', reason: `--require-paths wants ${path}, and ${because}` });
    return { requirement: id, path, cases: 0, broken: 0, outcome: 'not exercised', because };
  };

  let running: Promise<void> | undefined;

  const shrunk = async (failure: Failure, id: RequirementId, place: Place): Promise<Counterexample> => {
    const start = performance.now();
    const found = await shrink(failure, id, { place, target, milliseconds: shrinking });
    shrinking = Math.max(0, shrinking - (performance.now() - start));
    return found;
  };

  const counterexample = async (id: RequirementId, path: string): Promise<Counterexample | undefined> => {
    const { enumerated, generated } = ledger.tally(id, path).failures;
    const smallest = generated && (await shrunk(generated, id, placeOf(path, settings)));
    const plain: Counterexample | undefined = enumerated && { ...enumerated, minimal: true };
    if (!smallest || !plain) return smallest ?? plain;
    return smallest.case.request.body.length < plain.case.request.body.length ? smallest : plain;
  };

  const because = (id: RequirementId, tally: Tally, cases: number): string | undefined => {
    const row = contract.requirements.get(id);
    if (!hasToken(row, settings)) return 'it needs a token that was not given';
    const reason = gaveUp ?? tally.notExercised;
    if (reason !== undefined || cases > 0) return reason;
    return 'evidence' in row.when ? 'no answer came that could show it' : 'no case could show it';
  };

  const examine: Campaign['examine'] = async (id, path) => {
    running ??= run();
    await running;
    if (!sendable.includes(path)) return withoutIds(id, path);
    const tally = ledger.tally(id, path);
    const { broken, observed } = tally;
    const cases = ledger.casesOf(id, path);
    const found = { requirement: id, path, cases, broken };
    const failure = await counterexample(id, path);
    if (failure) return verdictFrom(found, { counterexample: failure });
    const incomplete = gaveUp ?? leftOpen.find((left) => left === tally.notExercised);
    if (incomplete !== undefined) listener({ kind: 'incomplete', reason: incomplete });
    return verdictFrom(found, { because: because(id, tally, cases), observed });
  };

  return { paths, examine, gaveUp: () => gaveUp };
};

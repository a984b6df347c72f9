// One run against one target: all cases of all paths, sent concurrently, each exchange judged once.
import type { Contract } from '../../contracts/contract.ts';
import { type Exchange, type Finding, isSilence, type Request } from '../../contracts/judging/exchange.ts';
import { saysNothing } from '../../contracts/judging/judge-exchange.ts';
import type { Requirement } from '../../contracts/requirements/requirement.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import { type Case, requestFor } from '../../fixtures/cases/case.ts';
import { type Place, parseCaseId } from '../../fixtures/cases/cases.ts';
import { eachConcurrently } from '../connection/each-concurrently.ts';
import type { Target } from '../connection/target.ts';
import { isElsewhere } from '../settings/elsewhere.ts';
import { NoVerdict } from '../settings/errors.ts';
import type { Settings } from '../settings/settings.ts';
import { openBail } from './bail.ts';
import { type Budget, openBudget, within } from './budget/budget.ts';
import { controlOf } from './budget/candidate.ts';
import { requestsOfExample } from './budget/forecast-within.ts';
import { planOf } from './budget/plan.ts';
import { type Sending, sendPlan } from './budget/send-plan.ts';
import { exercisedBy } from './budget/take-apart.ts';
import type { Canary } from './canary.ts';
import { openControls } from './controls.ts';
import { openCostlyPaths } from './costly-paths.ts';
import { isDenied, openDeniedPaths } from './denied-paths.ts';
import { checkFirstContact } from './first-contact.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { readAgain } from './read-again.ts';
import { type Reader, readAfterRefusal, readBack, readCaseBack } from './read-back.ts';
import { openRepeater } from './repeat.ts';
import type { Listener } from './run-event.ts';
import { examined, hasToken, neededControls, placeOf, type Schedule, type Scheduler, schedule } from './schedule.ts';
import { shrink } from './shrink.ts';
import { checkItSpeaks } from './silent-target.ts';
import { isLeftOpen, openStopConditions } from './stop-conditions.ts';
import { verdictFrom } from './tallies.ts';
import { type Failure, isOfPage, wasAccepted } from './tally.ts';
import { isUnauthorised, openTokenCheck } from './token-check.ts';
import type { Counterexample, Repeats, Verdict } from './verdict.ts';

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

/** Whether a case is one of those that look at a path with GET, outside the schedule. */
const isReading = (id: string, { requirements }: Contract): boolean => {
  const sends = requirements.find(parseCaseId(id)?.requirement ?? '')?.when.sends;
  return sends === 'createThenRead' || sends === 'refusedThenRead';
};

const pathsOf = ({ case: replayed, paths }: Settings): readonly string[] => {
  const path = replayed === undefined ? undefined : parseCaseId(replayed)?.path;
  return path === undefined ? paths : paths.filter((name) => name === path);
};

/** Requests in turn that end with nothing, where they are sent one after the other, until a run within a budget ends. */
const fewestInTurn = 4;

const forOneLane = (settings: Settings): Settings =>
  settings.budget === undefined ? settings : { ...settings, concurrency: Math.max(settings.concurrency, fewestInTurn) };

/** Milliseconds that all shrinking of a run may take together. */
const longestShrinking = 60_000;

export type CampaignParts = {
  readonly target: Target;
  readonly settings: Settings;
  readonly listener: Listener;
  /** What is sent; unless it is given, the cases of a run with these settings. */
  readonly scheduler?: Scheduler;
  /** What is sent within a budget; unless it is given, the plan for these settings. */
  readonly plan?: typeof planOf;
  /** Undoes the first create on each path, before anything else is sent. */
  readonly canary?: Canary | undefined;
  /** What its requests are taken from, where others send as well; else that of the settings. */
  readonly budget?: Budget;
};

/** A run that has not begun. */
export const createCampaign = ({
  settings,
  listener,
  canary,
  scheduler = schedule,
  plan = planOf,
  ...parts
}: CampaignParts): Campaign => {
  const { contract } = settings;
  const budget = parts.budget ?? openBudget(settings);
  const target = within(budget, parts.target);
  const ledger: Ledger = openLedger(contract);
  const stopConditions = openStopConditions(forOneLane(settings));
  const costlyPaths = openCostlyPaths();
  const bail = openBail(settings);
  const paths = pathsOf(settings);
  const sendable = paths.filter((path) => !settings.withoutIds.includes(path));
  const isExamined = new Set(examined(settings).map(({ id }) => id));
  const tokenCheck = openTokenCheck(target, settings);
  let gaveUp: string | undefined;
  /** Whether the target can be sent nothing more, as where the token has ended. */
  let isCutShort = false;
  let shrinking = longestShrinking;

  const exchange = async (made: Case): Promise<Exchange> => {
    const { request, requirement: madeFor } = made;
    const answer = await target.send(request);
    stopConditions.note(answer);
    return { madeFor, request, answer };
  };

  const record = (made: Case, exchanged: Exchange): readonly Finding[] => {
    const all = ledger.record(made, exchanged, controls.isControlled(made));
    for (const { id } of exercisedBy(made, exchanged, placeOf(made.path, settings)))
      ledger.tally(id, made.path).cases += 1;
    return judged(made, exchanged, all);
  };

  const judged = (made: Case, exchanged: Exchange, all: readonly Finding[]): readonly Finding[] => {
    bail.note(
      all.map(({ requirement }) => requirement),
      made.path,
    );
    costlyPaths.note(made.path, exchanged.answer, all.length > 0);
    const findings = all.filter(({ requirement }) => isExamined.has(requirement));
    const broken = findings.map(({ requirement }) => requirement);
    listener({ kind: 'judged', case: made, broken, found: { answer: exchanged.answer, findings } });
    return all;
  };

  const stopped = (): string | undefined =>
    settings.signal?.aborted || settings.interrupted?.aborted ? 'the run was stopped' : undefined;

  const isOver = (): boolean => {
    gaveUp ??= target.ended?.() ?? stopped() ?? bail.met() ?? stopConditions.met();
    return gaveUp !== undefined || budget.left() < 1;
  };

  const controls = openControls({
    placeOf: (path) => placeOf(path, settings),
    exchange,
    isOver,
    onExample: (made, exchanged) => {
      if (isUnauthorised(exchanged)) suspects.push([made, exchanged]);
      else if (!saysNothing(exchanged.answer) && !isDenied(exchanged.answer, settings)) record(made, exchanged);
    },
    // The other controls are cases of the schedule as well, and judged there.
    onOther: (made, exchanged) => {
      const findings = ledger.recordId(made, exchanged);
      if (findings.length > 0) judged(made, exchanged, findings);
    },
    isFinal: (answer) => isElsewhere(settings) && (isSilence(answer) || isDenied(answer, settings)),
  });

  /** Examples that were answered 401: where another path accepted one before, the token may have ended. */
  const suspects: (readonly [Case, Exchange])[] = [];

  const denied = openDeniedPaths(settings, controls.contacts);

  type Read = (reader: Reader, turn: number) => Promise<void>;

  const readOnce = async (id: RequirementId, path: string, [read, turn]: readonly [Read, number]): Promise<void> => {
    const isOpen = isExamined.has(id) && ledger.tally(id, path).notExercised === undefined;
    if (isOver() || !isOpen) return;
    await read({ place: placeOf(path, settings), target: confirming(path), ledger }, turn);
    if (ledger.tally(id, path).broken > 0) bail.note([id], path);
  };

  const readOn = async (path: string, turns: Iterable<number>): Promise<void> => {
    for (const turn of turns) {
      await readOnce('refusals.nothingCreated', path, [readAfterRefusal, turn]);
      await readOnce('answers.readBack', path, [readBack, turn]);
    }
  };

  /** The cases, until a stop condition is met. */
  function* untilOver(cases: Iterable<Case>): Generator<Case> {
    for (const made of cases) {
      if (isOver()) return;
      yield made;
    }
  }

  const isWorthSending = ({ requirement, path }: Case): boolean =>
    ledger.tally(requirement, path).hung < enoughHung && costlyPaths.closedBecause(path) === undefined;

  const exampleOn = (path: string): Request => requestFor(placeOf(path, settings), contract.example.request);

  /** The exchange of a case, where it is not the token that was refused. */
  const confirmed = async (made: Case): Promise<Exchange> => {
    const exchanged = await exchange(made);
    const isValid = contract.requirements.get(made.requirement).then.answers !== 'refusal';
    await tokenCheck.confirm({ ...exchanged, isValid }, exampleOn(made.path));
    return exchanged;
  };

  /** The target, for requests that are no cases: a path that was opened answers 401 where the token has ended. */
  const confirming = (path: string): Target => ({
    ...target,
    send: async (request) => {
      const answer = await target.send(request);
      await tokenCheck.confirm({ request, answer, isValid: request.method === 'GET' }, exampleOn(path));
      return answer;
    },
  });

  /** What ends a run in its middle ends the sending alone: what was learnt until then stays. */
  const keepingWhatWasLearnt = async (send: () => Promise<void>): Promise<void> => {
    try {
      await send();
    } catch (error) {
      if (!(error instanceof NoVerdict)) throw error;
      gaveUp ??= error.message;
      isCutShort = true;
    }
  };

  const checkCase = ({ total }: Schedule): void => {
    if (settings.case !== undefined && total === 0 && !isReading(settings.case, contract))
      throw new NoVerdict(`there is no case ${settings.case}, or it needs a token that was not given.`);
  };

  const sendAll = async ({ total, cases }: Schedule): Promise<void> => {
    let done = 0;
    await eachConcurrently(untilOver(cases), settings.concurrency, async (made) => {
      if (isWorthSending(made)) record(made, await confirmed(made));
      done += 1;
      if (done % progressEvery === 0 || done === total) listener({ kind: 'progress', done, total });
    });
  };

  const checkContacts = async (path: string): Promise<void> => {
    checkFirstContact(contract, target.baseUrl, controls.contacts());
    await checkItSpeaks(target, controls.contacts(), exampleOn(path));
  };

  /** @throws NoVerdict where an example was answered 401 because the token has ended. */
  const confirmSuspects = async (): Promise<void> => {
    const open = sendable.find(controls.isOpen);
    if (open !== undefined) for (const [, exchanged] of suspects) await tokenCheck.confirm(exchanged, exampleOn(open));
  };

  /** Sends the page's example to every path; with a canary to one after the other, each undone before the next. */
  const sendExamples = async (): Promise<void> => {
    const send = (path: string): Promise<void> => controls.send(contract.example.request, path);
    if (!canary) return eachConcurrently(sendable, settings.concurrency, send);
    for (const path of sendable) {
      if (budget.left() < requestsOfExample(settings)) return;
      await send(path);
      const contact = controls.contacts().find((sent) => sent.path === path);
      if (!contact) return;
      if (isSilence(contact.answer)) await checkContacts(path);
      await confirmSuspects();
      await canary.undo({ path, collection: exampleOn(path).path }, contact.answer);
    }
  };

  const sendControl = async (body: string, path: string): Promise<void> => {
    await controls.send(body, path);
    await controls.retry(body, path);
  };

  /** Sends the page's example; the paths that accepted it. */
  const openPaths = async (): Promise<readonly string[]> => {
    const { concurrency } = settings;
    const example = contract.example.request;
    await sendExamples();
    const [first] = sendable;
    if (first !== undefined) await checkContacts(first);
    await confirmSuspects();
    await eachConcurrently(sendable, concurrency, (path) => controls.retry(example, path));
    await confirmSuspects();
    for (const [made, exchanged] of suspects) record(made, exchanged);
    return sendable.filter(controls.isOpen);
  };

  const readStep: Sending['read'] = async ({ id, path, made }) => {
    if (id !== 'answers.readBack') {
      await readOnce(id, path, [readAfterRefusal, 0]);
      return [];
    }
    const exchange = made && (await confirmed(made));
    const findings = made && exchange ? record(made, exchange) : [];
    await readOnce(id, path, [(reader) => readCaseBack(reader, made && exchange && { made, exchange }), 0]);
    return findings;
  };

  /** Sends what a budget allows, in the order of its plan. */
  const sendWithin = async (open: readonly string[]): Promise<void> => {
    let done = 0;
    await sendPlan(plan(settings, sendable), {
      isOpen: (path) => open.includes(path),
      ...{ budget, isOver, control: sendControl, concurrency: settings.concurrency },
      placeOf: (path) => placeOf(path, settings),
      isWorthSending: (made) =>
        isWorthSending(made) && (controlOf(made, contract) === undefined || controls.isControlled(made)),
      send: async (made) => record(made, await confirmed(made)),
      read: readStep,
      onDone: () => {
        done += 1;
        listener({ kind: 'progress', done, total: done + budget.left() });
      },
    });
  };

  const run = async (): Promise<void> => {
    const open = await openPaths();
    if (open.length === 0) return;
    if (settings.budget !== undefined) return keepingWhatWasLearnt(() => sendWithin(open));
    const planned = scheduler(settings, open);
    checkCase(planned);
    await keepingWhatWasLearnt(() => sendScheduled(open, planned));
  };

  const sendScheduled = async (open: readonly string[], planned: Schedule): Promise<void> => {
    const others = neededControls(settings).flatMap((body) => open.map((path) => ({ body, path })));
    await eachConcurrently(others, settings.concurrency, ({ body, path }) => sendControl(body, path));
    await eachConcurrently(open, settings.concurrency, (path) => readOn(path, planned.readings(path)));
    await sendAll(planned);
  };

  const withoutIds = (id: RequirementId, path: string): Verdict => {
    const because = `the configuration names no id for ${contract.paths.parameters(path).join(' and ')}`;
    if (settings.required.includes(path))
      listener({ kind: 'incomplete', reason: `--require-paths wants ${path}, and ${because}` });
    return { requirement: id, path, cases: 0, broken: 0, outcome: 'not exercised', because };
  };

  let running: Promise<void> | undefined;

  /** What takes of the time for shrinking. */
  const timed = async <T>(work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const done = await work();
    shrinking = Math.max(0, shrinking - (performance.now() - start));
    return done;
  };

  const isToBeLeft = (): boolean => isCutShort || stopped() !== undefined;

  const shrunk = (failure: Failure, id: RequirementId, place: Place): Promise<Counterexample> =>
    timed(() =>
      shrink(failure, id, { place, target: confirming(place.path), milliseconds: isToBeLeft() ? 0 : shrinking }),
    );

  // A kept case was sent twice already.
  const repeating = { times: settings.failed ? 1 : 2, isOver: () => isToBeLeft() || shrinking <= 0 };
  const repeater = openRepeater({ contract, target, ...repeating });

  const flakiness = async (shown: Counterexample, id: RequirementId, path: string): Promise<Repeats | undefined> => {
    // A path that never accepted the page's example is sent nothing more.
    if (!controls.isOpen(path)) return undefined;
    const isReading = contract.requirements.get(id).when.sends === 'createThenRead';
    return timed(() =>
      isReading
        ? readAgain(shown, { place: placeOf(path, settings), target }, repeating)
        : repeater.flakiness(shown, id),
    );
  };

  const counterexample = async (id: RequirementId, path: string): Promise<Counterexample | undefined> => {
    const { enumerated, generated, varied } = ledger.tally(id, path).failures;
    if (enumerated && isOfPage(enumerated)) return { ...enumerated, minimal: true };
    const smallest = generated && (await shrunk(generated, id, placeOf(path, settings)));
    const plain: Counterexample | undefined = enumerated && { ...enumerated, minimal: true };
    if (!smallest || !plain) return smallest ?? plain ?? (varied && { ...varied, minimal: false });
    if (wasAccepted(smallest) !== wasAccepted(plain)) return wasAccepted(smallest) ? smallest : plain;
    return smallest.case.request.body.length < plain.case.request.body.length ? smallest : plain;
  };

  /** The requirement whose refusals a requirement is judged on, where it is about one kind of them. */
  const refusedIn = (row: Requirement): Requirement =>
    'of' in row.when && row.when.of !== undefined ? contract.requirements.get(row.when.of) : row;

  const spent = `--budget ${settings.budget} was spent before a case of it was sent`;

  const because = (id: RequirementId, path: string): string | undefined => {
    const row = contract.requirements.get(id);
    if (!hasToken(row, settings)) return 'it needs a token that was not given';
    const isUnsent = !controls.contacts().some((contact) => contact.path === path);
    if (isUnsent && gaveUp === undefined && settings.budget !== undefined) return spent;
    // What a run that was cut short has shown, it has shown.
    const reason =
      (ledger.casesOf(id, path) > 0 ? undefined : gaveUp) ??
      denied.because(path) ??
      controls.closedBecause(path) ??
      costlyPaths.closedBecause(path) ??
      ledger.tally(id, path).notExercised;
    if (reason !== undefined || ledger.casesOf(id, path) > 0) return reason;
    const uncontrolled = controls.uncontrolledBecause(refusedIn(row), path);
    if (uncontrolled !== undefined) return uncontrolled;
    if (settings.budget !== undefined) return spent;
    return 'evidence' in row.when ? 'no answer came that could show it' : 'no case could show it';
  };

  const examine: Campaign['examine'] = async (id, path) => {
    running ??= run();
    await running;
    if (!sendable.includes(path)) return withoutIds(id, path);
    const { broken, observed } = ledger.tally(id, path);
    const found = { requirement: id, path, cases: ledger.casesOf(id, path), broken };
    const failure = await counterexample(id, path);
    if (failure) return verdictFrom(found, { counterexample: failure, flaky: await flakiness(failure, id, path) });
    const reason = because(id, path);
    const open = reason !== undefined && isLeftOpen(reason) ? reason : undefined;
    const incomplete = gaveUp ?? denied.incomplete() ?? open;
    if (incomplete !== undefined) listener({ kind: 'incomplete', reason: incomplete });
    return verdictFrom(found, { because: reason, observed });
  };

  return { paths, examine, gaveUp: () => gaveUp };
};

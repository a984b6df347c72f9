// Verifies a provider against pacts; a listener hears of it as of every run.
import type { VerifierOptions } from '@pact-foundation/pact-core';
import { isSilence } from '../../contracts/judging/exchange.ts';
import { expectedOf } from '../../contracts/judging/expected.ts';
import { saysNothing } from '../../contracts/judging/judge-exchange.ts';
import { matchPath } from '../../contracts/user-status/operation.ts';
import { type Contact, checkFirstContact } from '../../engine/campaign/first-contact.ts';
import { redactVerdict } from '../../engine/campaign/redact-verdict.ts';
import { type Listener, started } from '../../engine/campaign/run-event.ts';
import { connect } from '../../engine/connection/connect.ts';
import type { Target } from '../../engine/connection/target.ts';
import { NoVerdict } from '../../engine/settings/errors.ts';
import type { Settings } from '../../engine/settings/settings.ts';
import { startTenant } from '../../fixtures/tenant/start.ts';
import { align, type Played } from './join-results.ts';
import { runVerifier } from './run-verifier.ts';
import type { StateHandlers } from './state-handlers.ts';
import { openStaging } from './state-setup.ts';
import { verdictsOf } from './verdicts.ts';
import { openStandIn } from './verifier-proxy.ts';

/** Where pacts come from: files, or a broker, as Pact's verifier takes it. */
export type PactSource = Omit<VerifierOptions, 'providerBaseUrl'>;

export type PactRun = {
  readonly settings: Settings;
  readonly source: PactSource;
  readonly handlers: StateHandlers;
  /** How many interactions the files hold, where that is known: all of them must have been verified. */
  readonly expected?: number;
  /** The command that makes this run again. */
  readonly replay: string;
  readonly listener: Listener;
};

const isUnreached = ({ answer }: Contact): boolean => isSilence(answer) && answer.silence === 'unreachable';

/** The creates that say whether there is anything to judge: all of them, unless one came out as its pact says. */
const contactsIn = (interactions: readonly Played[]): Contact[] => {
  const creates = interactions.flatMap(({ sent, result }) => {
    if (sent?.kind !== 'exchange') return [];
    const { request, answer } = sent.exchange;
    const path = matchPath(request.path)?.path;
    return path !== undefined && expectedOf(request).answers === 'created'
      ? [{ path, answer, holds: result.holds }]
      : [];
  });
  return creates.some(({ holds }) => holds) ? creates.filter(isUnreached) : creates;
};

/** Why interactions stayed open that a verdict needs; a token that was not given is a choice, unless it is published. */
const openOnes = (interactions: readonly Played[], { publishVerificationResult }: PactSource): string[] =>
  interactions.flatMap(({ sent }) => {
    if (sent?.kind === 'exchange')
      return saysNothing(sent.exchange.answer) ? ['the target did not answer every request'] : [];
    if (!sent) return ['provider states could not be set up'];
    return publishVerificationResult ? [`${sent.because}, and the broker was told that it does not hold`] : [];
  });

const checkNumber = (verified: number, expected: number | undefined): void => {
  if (verified === 0) throw new NoVerdict('the pacts hold no interactions: nothing was verified');
  if (expected !== undefined && verified !== expected)
    throw new NoVerdict(`the pacts hold ${expected} interactions, and ${verified} were verified`);
};

const play = async (run: PactRun, target: Target): Promise<Played[]> => {
  const staging = openStaging(run.handlers);
  const standIn = await openStandIn({ target, settings: run.settings, staging });
  try {
    const { results, errors } = await runVerifier({
      logLevel: 'error',
      timeout: run.settings.requestTimeout * 2,
      ...run.source,
      providerBaseUrl: standIn.url,
      providerStatesSetupUrl: standIn.statesUrl,
    });
    const failure = standIn.failure();
    if (failure !== undefined) throw failure;
    const [problem] = [...staging.problems(), ...(results.length === 0 ? errors : [])];
    if (problem !== undefined) throw new NoVerdict(problem);
    checkNumber(results.length, run.expected);
    return align(results, standIn.happenings);
  } finally {
    await standIn.close();
  }
};

const open = async (settings: Settings) => {
  const { url } = settings;
  const tenant = url === undefined ? await startTenant() : undefined;
  const target = connect({ ...settings, url: tenant?.baseUrl ?? url ?? '', connections: 1 });
  const close = async (): Promise<void> => {
    await target.close();
    await tenant?.close();
  };
  return { target, close };
};

/**
 * Verifies the provider of the settings, or the embedded tenant, and gives the verdicts to the listener.
 * @throws NoVerdict when nothing can be said; the listener has heard why.
 */
export const verifyPacts = async (run: PactRun): Promise<void> => {
  const { settings, listener } = run;
  const { target, close } = await open(settings);
  listener(started(settings, target.baseUrl, { replay: run.replay }));
  try {
    const played = await play(run, target);
    checkFirstContact(target.baseUrl, contactsIn(played));
    listener({ kind: 'progress', done: played.length, total: played.length });
    for (const reason of new Set(openOnes(played, run.source))) listener({ kind: 'incomplete', reason });
    for (const verdict of verdictsOf(played))
      listener({ kind: 'verdict', verdict: redactVerdict(verdict, settings.tokens) });
  } catch (error) {
    if (error instanceof NoVerdict) listener({ kind: 'stopped', reason: error.message });
    throw error;
  } finally {
    listener({ kind: 'ended', counts: target.counts });
    await close();
  }
};

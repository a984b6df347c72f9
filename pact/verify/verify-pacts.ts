// Verifies a provider against pacts and reports the verdicts to the listener of the run.
import type { Contract } from '../../contracts/contract.ts';
import { type Answer, isSilence, type Silence } from '../../contracts/judging/exchange.ts';
import { expectedOf } from '../../contracts/judging/expected.ts';
import { saysNothing } from '../../contracts/judging/judge-exchange.ts';
import { openCleanUp } from '../../engine/campaign/clean-up.ts';
import { type Contact, checkFirstContact } from '../../engine/campaign/first-contact.ts';
import { type NotJudged, openNotJudged } from '../../engine/campaign/not-judged.ts';
import { verdictRedactor } from '../../engine/campaign/redact-verdict.ts';
import { type Listener, started } from '../../engine/campaign/run-event.ts';
import { connect } from '../../engine/connection/connect.ts';
import { agreementOn } from '../../engine/connection/consent/agreement-on.ts';
import { NoVerdict } from '../../engine/settings/errors.ts';
import type { Settings } from '../../engine/settings/settings.ts';
import { startTenant } from '../../fixtures/tenant/start.ts';
import { expectsMoreBecause } from './expects-more.ts';
import type { PactSource } from './identified-source.ts';
import type { VerifiedInteraction } from './join-results.ts';
import { runInteractions } from './run-interactions.ts';
import type { StateHandlers } from './state-handlers.ts';
import { verdictsOf } from './verdicts.ts';

export type PactRun = {
  readonly settings: Settings;
  readonly source: PactSource;
  readonly handlers: StateHandlers;
  /** The command that makes this run again. */
  readonly replay: string;
  readonly listener: Listener;
};

const isUnreached = ({ answer }: Contact): boolean => isSilence(answer) && answer.silence === 'unreachable';

/** The creates that show whether there is anything to judge: all of them, unless one was answered as its pact says. */
const contactsIn = (contract: Contract, interactions: readonly VerifiedInteraction[]): Contact[] => {
  const creates = interactions.flatMap(({ sent, result }) => {
    if (sent?.kind !== 'exchange') return [];
    const { request, answer } = sent.exchange;
    const path = contract.paths.match(request.path)?.path;
    return path !== undefined && expectedOf(contract, request).answers === 'created'
      ? [{ path, answer, passes: result.passes }]
      : [];
  });
  return creates.some(({ passes }) => passes) ? creates.filter(isUnreached) : creates;
};

const isPublished = (source: PactSource): boolean =>
  source.kind === 'broker' && source.options.publishVerificationResult === true;

const openBecause = (contract: Contract, verified: VerifiedInteraction, answer: Answer | Silence): string[] => {
  if (saysNothing(answer)) return ['the target did not answer every request'];
  const more = verified.result.pending ? undefined : expectsMoreBecause(contract, verified);
  return more === undefined ? [] : [more];
};

/** Why an interaction leaves the run without a verdict. A token that was not given is a choice, unless it is published. */
const incompleteBecause = (contract: Contract, verified: VerifiedInteraction, source: PactSource): string[] => {
  const { sent, result } = verified;
  if (sent?.kind === 'exchange') return openBecause(contract, verified, sent.exchange.answer);
  if (!sent) return [`no request was sent for "${result.description}"`];
  if (sent.kind === 'notJudged')
    return isPublished(source)
      ? [`"${result.description}" is not of this operation, and was published to the broker as failed`]
      : [];
  return isPublished(source) ? [`${sent.because}, and was published to the broker as failed`] : [];
};

/** The requests that were not sent, since they are not of the operation, and how often each. */
const notJudgedIn = (interactions: readonly VerifiedInteraction[]): NotJudged => {
  const { add, all } = openNotJudged();
  for (const { sent } of interactions) if (sent?.kind === 'notJudged') add(sent.request);
  return all();
};

const openTarget = async (settings: Settings) => {
  const { url } = settings;
  const tenant = url === undefined ? await startTenant(settings.contract) : undefined;
  const target = connect({ ...settings, agreement: agreementOn(settings, tenant?.baseUrl), connections: 1 });
  const close = async (): Promise<void> => {
    await target.close();
    await tenant?.close();
  };
  return { target, close };
};

/**
 * Verifies the provider of the settings, or the embedded tenant, and reports the verdicts to the listener.
 * @throws NoVerdict when there is no verdict, after the listener was given the reason.
 */
export const verifyPacts = async (run: PactRun): Promise<void> => {
  const { settings, listener } = run;
  const redact = verdictRedactor(settings);
  const opened = await openTarget(settings);
  const { target, deleteAll } = openCleanUp(opened.target, settings, listener);
  listener(started(settings, target.baseUrl, { subject: 'pact', replay: run.replay }));
  try {
    const verified = await runInteractions(run, target);
    const notJudged = notJudgedIn(verified);
    if (Object.keys(notJudged).length > 0) listener({ kind: 'notJudged', requests: notJudged });
    if (verified.every(({ sent }) => sent?.kind === 'notJudged'))
      throw new NoVerdict('no interaction of the pacts is a create of the operation: nothing was judged');
    checkFirstContact(settings.contract, target.baseUrl, contactsIn(settings.contract, verified));
    listener({ kind: 'progress', done: verified.length, total: verified.length });
    const reasons = new Set(verified.flatMap((one) => incompleteBecause(settings.contract, one, run.source)));
    for (const reason of reasons) listener({ kind: 'incomplete', reason });
    for (const verdict of verdictsOf(settings.contract, verified))
      listener({ kind: 'verdict', verdict: redact(verdict) });
  } catch (error) {
    if (error instanceof NoVerdict) listener({ kind: 'stopped', reason: error.message });
    throw error;
  } finally {
    listener({ kind: 'ended', counts: { ...target.counts } });
    await deleteAll();
    await opened.close();
  }
};

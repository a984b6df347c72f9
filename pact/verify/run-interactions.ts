// Runs Pact's verifier against a target, through a proxy of each side, and joins its results with what was sent.
import { longestTimer } from '../../engine/connection/pace.ts';
import type { Target } from '../../engine/connection/target.ts';
import { NoVerdict } from '../../engine/settings/errors.ts';
import type { Settings } from '../../engine/settings/settings.ts';
import { openBrokerProxy } from './broker-proxy.ts';
import { identifyFiles } from './identified-files.ts';
import type { IdentifiedSource, PactSource } from './identified-source.ts';
import { joinResults, type VerifiedInteraction } from './join-results.ts';
import { runVerifier, type Verification } from './run-verifier.ts';
import type { StateHandlers } from './state-handlers.ts';
import { openStateSetup } from './state-setup.ts';
import { openVerifierProxy, type VerifierProxy } from './verifier-proxy.ts';

type Run = { readonly settings: Settings; readonly source: PactSource; readonly handlers: StateHandlers };

const openSource = async (source: PactSource): Promise<IdentifiedSource> =>
  source.kind === 'files' ? identifyFiles(source.loaded) : openBrokerProxy(source.agreement);

/** How many interactions the files hold; a broker does not say in advance. */
const heldBy = (source: PactSource): number | undefined =>
  source.kind === 'files'
    ? source.loaded.reduce((sum, { pact }) => sum + pact.interactions.length + pact.others.length, 0)
    : undefined;

const checkNumber = (verified: number, held: number | undefined): void => {
  if (verified === 0) throw new NoVerdict('the pacts have no interactions: nothing was verified');
  if (held !== undefined && verified !== held)
    throw new NoVerdict(`the pacts have ${held} interactions, but ${verified} were verified`);
};

/** A message of the verifier with the URLs of the broker and the target in place of the proxies'. */
const withoutProxies = (message: string, urls: readonly (readonly [proxy: string, url: string])[]): string =>
  urls.reduce((changed, [proxy, url]) => changed.replaceAll(proxy, url), message);

const verify = ({ settings, source }: Run, pacts: IdentifiedSource, proxy: VerifierProxy): Promise<Verification> =>
  runVerifier({
    logLevel: 'error',
    timeout: Math.min(settings.requestTimeout * 2, longestTimer),
    ...(source.kind === 'broker' ? source.options : {}),
    ...pacts.options,
    providerBaseUrl: proxy.url,
    providerStatesSetupUrl: proxy.statesUrl,
  });

/**
 * Verifies every interaction.
 * @throws NoVerdict when a state could not be set up, or not all interactions were verified.
 */
export const runInteractions = async (run: Run, target: Target): Promise<VerifiedInteraction[]> => {
  const states = openStateSetup(run.settings.contract, run.handlers);
  const pacts = await openSource(run.source);
  const isKnown = (id: string): boolean => pacts.pinned.has(id);
  const proxy = await openVerifierProxy({ target, settings: run.settings, states, isKnown });
  const { pactBrokerUrl } = pacts.options;
  const urls = [
    [proxy.url, target.baseUrl] as const,
    ...(run.source.kind === 'broker' ? [[String(pactBrokerUrl), run.source.agreement.url] as const] : []),
  ];
  try {
    const { results: found, errors } = await verify(run, pacts, proxy);
    const results = found.map((one) =>
      one.problem === undefined ? one : { ...one, problem: withoutProxies(one.problem, urls) },
    );
    const failure = proxy.failure() ?? pacts.failure();
    if (failure !== undefined) throw failure;
    const [problem] = [...states.problems(), ...(results.length === 0 ? errors : [])];
    if (problem !== undefined) throw new NoVerdict(withoutProxies(problem, urls));
    checkNumber(results.length, heldBy(run.source));
    return joinResults(results, { pinned: pacts.pinned, sent: proxy.sent });
  } finally {
    await pacts.close();
    await proxy.close();
  }
};

// Wires gate --target: a reverse proxy before the real provider, the command, a record for each side, the exit code.

import { isLoginHost } from '../../client/gate/login/login-hosts.ts';
import type { RunEvent } from '../../engine/campaign/run-event.ts';
import { isReadableOnItsWay } from '../../engine/connection/consent/agreement.ts';
import { checkReach, type NetworkOptions, readNetwork } from '../../engine/connection/network.ts';
import { claimRecording } from '../../engine/connection/recording/record.ts';
import { note } from '../../engine/output/terminal.ts';
import { checkTarget } from '../../engine/settings/access.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import { type Live, openLiveBefore } from '../../traffic/proxy/live.ts';
import { agreePassingOn } from '../consent.ts';
import { noteEnd, runOrServe, unfinishedBy } from '../gated-command.ts';
import type { JudgeStart } from '../judge-message.ts';
import { openJudgeThread } from '../judge-thread.ts';
import { cannotListen, checkPlace, isListenError, type PlaceOptions, warnBeyondLoopback } from '../listen-place.ts';
import { exceptFromProxies } from '../no-proxy.ts';
import { warnOfTarget } from '../reporting.ts';
import { interceptedHosts, type SecuredPlace, type SecureOptions, securePlace } from '../secure-place.ts';
import { checkCommand } from '../serve-gate.ts';
import { thisCommand } from '../this-command.ts';
import { openTwoSides } from '../two-sides.ts';
import { type TrafficOptions, trafficSettings } from './run-judge.ts';

export type GateTargetOptions = PlaceOptions &
  NetworkOptions &
  SecureOptions &
  TrafficOptions & {
    readonly target: string;
    readonly record?: string;
    readonly serve?: boolean;
    readonly yes?: boolean;
    readonly plainHttp?: boolean;
  };

const defaultDirectory = 'reports/runs/gate';

const insecureRoute = { route: { insecure: true } } as const;

/** @throws WrongUse where the token of the command would be readable on its way. */
const checkEncrypted = (url: string, { plainHttp }: GateTargetOptions): void => {
  if (!isReadableOnItsWay(url, plainHttp)) return;
  throw new WrongUse(
    `the token of the command would go to ${new URL(url).host} unencrypted, readable on its way: give an https URL, or say --plain-http.`,
  );
};

/** What is shown before a command may reach a provider. */
const planFor = (target: string, options: GateTargetOptions): readonly string[] => {
  const hosts = interceptedHosts(options)?.hosts ?? [];
  const [from, logins] = [hosts.filter((host) => !isLoginHost(host)), hosts.filter(isLoginHost)];
  const sent = from.length === 0 ? 'What the command sends' : `What the command sends to ${from.join(', ')}`;
  return [
    `${sent} goes to ${target} as it is, with the tokens that it has.`,
    ...(logins.length === 0 ? [] : [`It logs in at the real ${logins.join(', ')}, and nothing of that is read.`]),
  ];
};

const judgeStart = (target: string, { config, requirements, strict, record }: GateTargetOptions): JudgeStart => ({
  target,
  replay: thisCommand(),
  ...(config === undefined ? {} : { config }),
  ...(requirements === undefined ? {} : { requirements }),
  ...(strict === undefined ? {} : { strict }),
  ...(record === undefined ? {} : { record }),
});

/** Runs the command, or serves until the user has seen enough; gives what leaves the run without a verdict. */
const runThrough = async (
  { baseUrl, variables }: Live,
  command: readonly string[],
  { trust, interception }: SecuredPlace,
): Promise<RunEvent | undefined> => {
  const direct = interception ? {} : exceptFromProxies(new URL(baseUrl).hostname, process.env);
  const ended = await runOrServe(command, { ...trust.variables, ...variables, ...direct });
  if (ended.interrupted === undefined) noteEnd(command, ended);
  return unfinishedBy(ended);
};

/**
 * Judges what a command, or anyone until the gate is stopped, sends to a provider, and what it answers; gives the exit code.
 * @throws WrongUse for wrong options, or a command that cannot be started; NoVerdict when the user does not agree.
 */
export const gateTarget = async (command: readonly string[], options: GateTargetOptions): Promise<number> => {
  checkCommand(command, options.serve || command.length === 0);
  const target = checkTarget(options.target);
  checkEncrypted(target, options);
  const [network, place] = [readNetwork(options, process.env), checkPlace(options)];
  checkReach(target, network);
  const settings = { ...(await trafficSettings(options)), ...(options.insecure ? insecureRoute : {}) };
  const { client, provider, finish } = openTwoSides(options, defaultDirectory);
  warnOfTarget({ url: target, ...(options.insecure ? insecureRoute : {}) });
  const plan = planFor(target, options);
  await agreePassingOn({ url: target, network, yes: options.yes, plan: () => plan });
  if (options.record !== undefined) claimRecording(options.record);
  const secured = securePlace(place, options);
  const judge = openJudgeThread(judgeStart(target, options), {
    settings,
    client: client.hear,
    provider: provider.hear,
  });
  const live = await openLiveBefore(judge, { target, network, ...secured }).catch(async (error: unknown) => {
    await judge.close();
    throw isListenError(error) ? cannotListen('gate', error) : error;
  });
  warnBeyondLoopback(place);
  const left = await runThrough(live, command, secured).finally(async () => {
    await live.close();
    secured.trust.remove();
  });
  const lost = judge.lost();
  if (lost !== undefined) note(lost);
  const reason: RunEvent | undefined = left ?? (lost === undefined ? undefined : { kind: 'incomplete', reason: lost });
  if (reason) for (const { hear } of [client, provider]) hear(reason);
  return finish(reason !== undefined);
};

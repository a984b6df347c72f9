// Wires gate --target: a reverse proxy before the real provider, the command, a record for each side, the exit code.
import type { RunEvent } from '../../engine/campaign/run-event.ts';
import { isReadableOnItsWay } from '../../engine/connection/consent/agreement.ts';
import { type NetworkOptions, readNetwork } from '../../engine/connection/network.ts';
import { note } from '../../engine/output/terminal.ts';
import { checkTarget } from '../../engine/settings/access.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import type { Trust } from '../../fixtures/certificates/trust.ts';
import { openRecordFile } from '../../traffic/lines/record-file.ts';
import { type Live, openLive } from '../../traffic/proxy/live.ts';
import { agreePassingOn } from '../consent.ts';
import { noteEnd, runOrServe, unfinishedBy } from '../gated-command.ts';
import { cannotListen, checkPlace, isListenError, type PlaceOptions, warnBeyondLoopback } from '../listen-place.ts';
import { exceptFromProxies } from '../no-proxy.ts';
import { securePlace } from '../secure-place.ts';
import { checkCommand } from '../serve-gate.ts';
import { openTwoSides } from '../two-sides.ts';
import { type TrafficOptions, trafficSettings } from './run-judge.ts';

export type GateTargetOptions = PlaceOptions &
  NetworkOptions &
  TrafficOptions & {
    readonly target: string;
    readonly https?: boolean;
    readonly record?: string;
    readonly serve?: boolean;
    readonly yes?: boolean;
    readonly plainHttp?: boolean;
  };

const defaultDirectory = 'reports/runs/gate';

/** @throws WrongUse where the token of the command would be readable on its way. */
const checkEncrypted = (url: string, { plainHttp }: GateTargetOptions): void => {
  if (!isReadableOnItsWay(url, plainHttp)) return;
  throw new WrongUse(
    `the token of the command would go to ${new URL(url).host} unencrypted, readable on its way: give an https URL, or say --plain-http.`,
  );
};

/** Runs the command, or serves until the user has seen enough; gives what leaves the run without a verdict. */
const runThrough = async (
  { baseUrl }: Live,
  command: readonly string[],
  { variables }: Trust,
): Promise<RunEvent | undefined> => {
  const direct = exceptFromProxies(new URL(baseUrl).hostname, process.env);
  const ended = await runOrServe(command, { ...variables, ...direct, GRAPH_BASE_URL: baseUrl });
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
  const [network, place, settings] = [
    readNetwork(options, process.env),
    checkPlace(options),
    await trafficSettings(options),
  ];
  const { client, provider, finish } = openTwoSides(options, defaultDirectory);
  const plan = () => [`What the command sends goes to ${target} as it is, with the tokens that it has.`];
  await agreePassingOn({ url: target, network, yes: options.yes, plan });
  const { place: secured, trust } = securePlace(place, options.https ? { https: true } : {});
  const sides = { contract: settings.contract, settings, client: client.hear, provider: provider.hear };
  const record = options.record === undefined ? undefined : openRecordFile(options.record, settings.contract);
  const recording = record ? { onExchange: record.add } : {};
  const live = await openLive({ ...sides, ...recording, target, network, place: secured }).catch((error: unknown) => {
    throw isListenError(error) ? cannotListen('gate', error) : error;
  });
  warnBeyondLoopback(place);
  const left = await runThrough(live, command, trust).finally(async () => {
    await live.close();
    trust.remove();
  });
  const lost = record?.close();
  if (lost !== undefined) note(lost);
  const reason: RunEvent | undefined = left ?? (lost === undefined ? undefined : { kind: 'incomplete', reason: lost });
  if (reason) for (const { hear } of [client, provider]) hear(reason);
  return finish();
};

// Wires judge: the inputs, the judge of traffic, a record and reports for each side, the exit code.
import { withRequirements } from '../../contracts/contract.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import type { Listener } from '../../engine/campaign/run-event.ts';
import { note } from '../../engine/output/terminal.ts';
import { loadOwnRequirements } from '../../engine/settings/own-requirements.ts';
import { readSettings, type Settings } from '../../engine/settings/settings.ts';
import { openAnonymiser } from '../../traffic/anonymise/anonymise.ts';
import { inputsNamed, withoutOutput } from '../../traffic/inputs.ts';
import { openTrafficJudge } from '../../traffic/judge-traffic.ts';
import { isUnreadable, type Seen, type Unreadable } from '../../traffic/seen.ts';
import { openCaseFile } from '../case-file.ts';
import { readTraffic } from '../read-traffic.ts';
import { thisCommand } from '../this-command.ts';
import { openTwoSides, type SidesOptions } from '../two-sides.ts';

export type TrafficOptions = SidesOptions & {
  readonly config?: string;
  readonly requirements?: string;
  readonly strict?: boolean;
};

export type JudgeOptions = TrafficOptions & { readonly toCases?: string; readonly anonymise?: boolean };

const defaultDirectory = 'reports/runs/judge';

/**
 * The settings that judge traffic: nothing is sent, so that no target, token or seed is asked for.
 * @throws WrongUse for a configuration or requirements that cannot be used.
 */
export const trafficSettings = async ({ config, requirements, strict }: TrafficOptions): Promise<Settings> => {
  const settings = readSettings(userStatus, { seed: '0', config, requirements, strict }, {});
  const own = requirements === undefined ? [] : await loadOwnRequirements(settings.contract, requirements);
  return { ...settings, contract: withRequirements(settings.contract, own) };
};

const noteBases = (bases: readonly string[]): void => {
  if (bases.length > 1)
    note(`creates went to ${bases.length} base URLs (${bases.join(', ')}); the reports name the first`);
};

/**
 * Judges recorded traffic and gives the exit code.
 * @throws WrongUse for wrong options, and for inputs that cannot be read or hold no exchanges.
 */
export const judge = async (files: readonly string[], options: JudgeOptions): Promise<number> => {
  const inputs = withoutOutput(inputsNamed(files), options.toCases);
  const settings = await trafficSettings(options);
  const { client, provider, finish } = openTwoSides(options, defaultDirectory);
  const [name = ''] = files;
  const { contract } = settings;
  const anonymiser = options.anonymise ? openAnonymiser(contract) : undefined;
  const heard = (hear: Listener): Listener => anonymiser?.before(hear) ?? hear;
  const sides = { client: heard(client.hear), provider: heard(provider.hear) };
  const traffic = openTrafficJudge({ contract, settings, name, replay: thisCommand(), ...sides });
  const cases =
    options.toCases === undefined ? undefined : openCaseFile(contract, options.toCases, anonymiser?.request);
  const record = (entry: Seen | Unreadable): void => {
    if (!isUnreadable(entry)) cases?.add(entry);
    traffic.record(entry);
  };
  await readTraffic(inputs, contract, record);
  if (cases) note(cases.write());
  traffic.end();
  noteBases(traffic.bases().map((base) => anonymiser?.base(base) ?? base));
  return finish();
};

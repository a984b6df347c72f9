// Wires judge: the inputs, the judge of traffic, a record and reports for each side, the exit code.
import { join } from 'node:path';
import { withRequirements } from '../../contracts/contract.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { note, print } from '../../engine/output/terminal.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import { loadOwnRequirements } from '../../engine/settings/own-requirements.ts';
import { readSettings, type Settings } from '../../engine/settings/settings.ts';
import { record } from '../../reports/record/recorder.ts';
import { type Input, inputsNamed } from '../../traffic/inputs.ts';
import { openTrafficJudge, type TrafficJudge } from '../../traffic/judge-traffic.ts';
import { readExchanges } from '../../traffic/read.ts';
import { checkDirectory, checkReporters, defaultReporters, finishRun } from '../reporting.ts';
import { thisCommand } from '../this-command.ts';

type JudgeOptions = {
  readonly config?: string;
  readonly requirements?: string;
  readonly failOn?: string;
  readonly strict?: boolean;
  readonly reportDir?: string;
  readonly reporter?: readonly string[];
  readonly verbose?: boolean;
};

const sides = ['client', 'provider'] as const;
type Side = (typeof sides)[number];

const failingSides: Readonly<Record<string, readonly Side[]>> = {
  client: ['client'],
  provider: ['provider'],
  both: sides,
  none: [],
};

const sidesOf = (name = 'both'): readonly Side[] => {
  const found = Object.hasOwn(failingSides, name) ? failingSides[name] : undefined;
  if (found) return found;
  throw new WrongUse(`--fail-on: unknown side ${name}; available: ${Object.keys(failingSides).join(', ')}.`);
};

const defaultDirectory = 'reports/runs/judge';
const [nonconformant, noVerdict] = [1, 3];

/** The exit code of both sides: 1 for a finding where it counts, 3 where neither side has a verdict. */
const codeOf = (codes: Readonly<Record<Side, number>>, failing: readonly Side[]): number => {
  if (failing.some((side) => codes[side] === nonconformant)) return nonconformant;
  return sides.every((side) => codes[side] === noVerdict) ? noVerdict : 0;
};

// The settings that judge: nothing is sent, so that no target, token or seed is asked for.
const settingsOf = async ({ config, requirements, strict }: JudgeOptions): Promise<Settings> => {
  const settings = readSettings(userStatus, { seed: '0', config, requirements, strict }, {});
  const own = requirements === undefined ? [] : await loadOwnRequirements(settings.contract, requirements);
  return { ...settings, contract: withRequirements(settings.contract, own) };
};

const readAll = async ({ record: take }: TrafficJudge, inputs: readonly Input[], { contract }: Settings) => {
  for (const input of inputs) for await (const entry of readExchanges(contract, input)) take(entry);
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
  const failing = sidesOf(options.failOn);
  const names = checkReporters(options.reporter ?? defaultReporters);
  const inputs = inputsNamed(files);
  const settings = await settingsOf(options);
  const directory = checkDirectory(options.reportDir ?? defaultDirectory);
  const directories = { client: join(directory, 'client'), provider: join(directory, 'provider') };
  const recorders = { client: record(directories.client), provider: record(directories.provider) };
  const [name = ''] = files;
  const traffic = openTrafficJudge({
    contract: settings.contract,
    settings,
    name,
    client: recorders.client.hear,
    provider: recorders.provider.hear,
  });
  await readAll(traffic, inputs, settings);
  traffic.end();
  noteBases(traffic.bases());
  const finish = (side: Side): Promise<number> =>
    finishRun(recorders[side], {
      names,
      directory: directories[side],
      rerun: thisCommand(),
      verbose: options.verbose ?? false,
    });
  const shown = names.includes('terminal');
  if (shown) print(['The client, by what it sent']);
  const client = await finish('client');
  if (shown) print(['', 'The provider, by what it answered']);
  return codeOf({ client, provider: await finish('provider') }, failing);
};

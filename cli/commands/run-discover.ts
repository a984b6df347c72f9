// Wires discover: the target, its configurations or new ones, the proposal, the file, the next command.

import { existsSync, writeFileSync } from 'node:fs';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { agreementOn } from '../../engine/connection/consent/agreement-on.ts';
import { configurationText } from '../../engine/connection/discover/configuration-text.ts';
import { listConfigurations } from '../../engine/connection/discover/list-configurations.ts';
import { mostTried, type Proposal, propose } from '../../engine/connection/discover/propose.ts';
import { messageOf } from '../../engine/connection/error-code.ts';
import { reach } from '../../engine/connection/reach.ts';
import { readyTokens } from '../../engine/connection/ready-tokens.ts';
import type { Target } from '../../engine/connection/target.ts';
import { note, printText } from '../../engine/output/terminal.ts';
import { visible } from '../../engine/output/visible.ts';
import { isElsewhere } from '../../engine/settings/elsewhere.ts';
import { NoVerdict, WrongUse } from '../../engine/settings/errors.ts';
import { publishedRate, type RunOptions, readSettings, type Settings } from '../../engine/settings/settings.ts';
import { startTenant } from '../../fixtures/tenant/start.ts';
import { agreed } from '../consent.ts';
import {
  checkCreate,
  createdLines,
  creationPlan,
  listFor,
  makeConfigurations,
  untilInterrupted,
} from '../discover-create.ts';
import { nextCommand } from '../next-command.ts';
import { warnOfTarget } from '../reporting.ts';

export type DiscoverOptions = RunOptions & {
  readonly out?: string;
  readonly overwrite?: boolean;
  readonly yes?: boolean;
  readonly create?: boolean;
};

/** The settings at the pace that is published for GET, unless they have one of their own. */
const atReadingPace = (settings: Settings): Settings => {
  const [writes, reads] = (['writes', 'requests'] as const).map((kind) => publishedRate(settings, userStatus, kind));
  return reads === undefined || settings.rate !== writes ? settings : { ...settings, rate: reads };
};

/** What discover will send, as lines. */
const planLines = ({ url, contract, maxRequests }: Settings, { create }: DiscoverOptions): readonly string[] => [
  `discover sends to ${url}`,
  ...(create
    ? creationPlan(contract)
    : [
        `  GET ${contract.parents.collection}, its pages, and for each path the collections of at most ${mostTried} configurations.`,
        'It creates, changes and deletes nothing.',
      ]),
  ...(maxRequests === undefined ? [] : [`At most ${maxRequests} requests.`]),
];

const checkOut = ({ out, overwrite = false }: DiscoverOptions): void => {
  if (out !== undefined && !overwrite && existsSync(out))
    throw new WrongUse(`--out: ${out} exists; --overwrite replaces it.`);
};

const write = (file: string, text: string, overwrite: boolean): void => {
  try {
    writeFileSync(file, text, { flag: overwrite ? 'w' : 'wx' });
  } catch (error) {
    throw new WrongUse(`--out: ${file} cannot be written: ${messageOf(error)}.`);
  }
};

type Proposed = { readonly proposals: readonly Proposal[]; readonly heading: readonly string[] };

const review = 'A run creates entities in these: review them first.';

/** The command that makes configurations, beside a file that is there already. */
const making = (options: DiscoverOptions): string => {
  const { out } = options;
  const file = ['--out', out ?? 'tenant.yaml'];
  return nextCommand(['discover', '--create', ...file, ...(out === undefined ? [] : ['--overwrite'])], options);
};

const proposed = async (target: Target, options: DiscoverOptions): Promise<Proposed> => {
  const contract = userStatus;
  const all = await listConfigurations(contract, target);
  const proposals = await propose({ contract, target, all });
  if (proposals.every(({ choice }) => choice === undefined))
    throw new NoVerdict(
      `none of the ${all.length} configurations of ${target.baseUrl} has a collection on a documented path; nothing is proposed. To make some: ${making(options)}`,
    );
  const of = `Proposed by userstatus-conformance discover, of the ${all.length} configurations of ${target.baseUrl}.`;
  return { proposals, heading: [of, review] };
};

const noneForTests = (options: DiscoverOptions): readonly string[] => [
  'No configuration has a name that says that it is for tests, such as "Conformance tests", and is assigned to nobody: what might be in use is commented out.',
  `To make some: ${making(options)}`,
];

const nextLines = ({ out, ...options }: DiscoverOptions): readonly string[] =>
  out === undefined
    ? ['Next, to write it to a file:', `  ${nextCommand(['discover', '--out', 'tenant.yaml'], options)}`]
    : ['Next, what a run would do:', `  ${nextCommand(['verify', '--config', out, '--dry-run'], options)}`];

/** A tenant may take its time. */
const limitsFor = (settings: Settings): string => (isElsewhere(settings) ? 'limits:\n  requestTimeout: 30000\n' : '');

const finish = (
  { proposals, heading, limits }: Proposed & { readonly limits: string },
  options: DiscoverOptions,
): void => {
  const { out, overwrite = false, create = false } = options;
  const text = visible(configurationText(proposals, heading)) + limits;
  if (out === undefined) printText(text);
  else {
    write(out, text, overwrite || create);
    note(`written to ${out}.`);
  }
  const isEmpty = !create && !proposals.some(({ choice }) => choice?.isMeant);
  note(isEmpty ? noneForTests(options) : [...nextLines(options), ...createdLines(options)]);
};

/**
 * Prints or writes the proposal.
 * @throws WrongUse for wrong options; NoVerdict when the target has nothing to propose.
 */
export const discover = async (options: DiscoverOptions): Promise<void> => {
  checkOut(options);
  const read = readSettings(userStatus, options, process.env);
  checkCreate(options, read);
  warnOfTarget(read);
  const settings = await agreed(read, { yes: options.yes, plan: () => planLines(read, options) });
  await readyTokens(settings);
  const tenant = settings.url === undefined ? await startTenant(userStatus) : undefined;
  const paced = options.create ? { ...settings, interrupted: untilInterrupted(options) } : atReadingPace(settings);
  const target = reach(agreementOn(settings, tenant?.baseUrl), paced);
  const list = listFor(options, target, settings);
  const proposing = list
    ? makeConfigurations({ contract: userStatus, target, list }, options)
    : proposed(target, options);
  const found = await proposing.finally(async () => {
    await target.close();
    await tenant?.close();
  });
  finish({ ...found, limits: limitsFor(settings) }, options);
};

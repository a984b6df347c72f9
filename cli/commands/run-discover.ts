// Wires discover: the target, its configurations, the proposal, the file.

import { existsSync, writeFileSync } from 'node:fs';
import type { Contract } from '../../contracts/contract.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { agreementOn } from '../../engine/connection/consent/agreement-on.ts';
import { configurationText } from '../../engine/connection/discover/configuration-text.ts';
import { listConfigurations } from '../../engine/connection/discover/list-configurations.ts';
import { mostTried, propose } from '../../engine/connection/discover/propose.ts';
import { reach } from '../../engine/connection/reach.ts';
import { readyTokens } from '../../engine/connection/ready-tokens.ts';
import type { Target } from '../../engine/connection/target.ts';
import { note, printText } from '../../engine/output/terminal.ts';
import { visible } from '../../engine/output/visible.ts';
import { NoVerdict, WrongUse } from '../../engine/settings/errors.ts';
import { type RunOptions, readSettings, type Settings } from '../../engine/settings/settings.ts';
import { startTenant } from '../../fixtures/tenant/start.ts';
import { agreed } from '../consent.ts';
import { nextCommand } from '../next-command.ts';
import { warnOfTarget } from '../reporting.ts';

type DiscoverOptions = RunOptions & { readonly out?: string; readonly overwrite?: boolean; readonly yes?: boolean };

/** What discover will send, as lines. */
const planLines = ({ url, contract, maxRequests }: Settings): readonly string[] => [
  `discover sends to ${url}`,
  `  GET ${contract.parents.collection}, its pages, and for each path the collections of at most ${mostTried} configurations.`,
  `It creates, changes and deletes nothing${maxRequests === undefined ? '' : `; at most ${maxRequests} requests`}.`,
];

const checkOut = ({ out, overwrite = false }: DiscoverOptions): void => {
  if (out !== undefined && !overwrite && existsSync(out))
    throw new WrongUse(`--out: ${out} exists; --overwrite replaces it.`);
};

const write = (file: string, text: string, overwrite: boolean): void => {
  try {
    writeFileSync(file, text, { flag: overwrite ? 'w' : 'wx' });
  } catch (error) {
    throw new WrongUse(`--out: ${file} cannot be written: ${error instanceof Error ? error.message : String(error)}.`);
  }
};

type Proposed = { readonly text: string; readonly isEmpty: boolean };

const proposalOf = async (contract: Contract, target: Target): Promise<Proposed> => {
  const all = await listConfigurations(contract, target);
  const proposals = await propose({ contract, target, all });
  if (proposals.every(({ choice }) => choice === undefined))
    throw new NoVerdict(
      `none of the ${all.length} configurations of ${target.baseUrl} has a collection on a documented path; nothing is proposed.`,
    );
  const heading = [
    `Proposed by userstatus-conformance discover, of the ${all.length} configurations of ${target.baseUrl}.`,
    'A run creates entities in these: review them first.',
  ];
  const isEmpty = !proposals.some(({ choice }) => choice?.isMeant);
  return { text: visible(configurationText(proposals, heading)), isEmpty };
};

const noneForTests =
  'No configuration has a name that says that it is for tests, such as "Conformance tests": what might be in use is commented out.';

const nextLines = ({ out, ...options }: DiscoverOptions): readonly string[] =>
  out === undefined
    ? []
    : ['Next, what a run would do:', `  ${nextCommand(['verify', '--config', out, '--dry-run'], options)}`];

/**
 * Prints or writes the proposal.
 * @throws WrongUse for wrong options; NoVerdict when the target has nothing to propose.
 */
export const discover = async (options: DiscoverOptions): Promise<void> => {
  checkOut(options);
  const read = readSettings(userStatus, options, process.env);
  warnOfTarget(read);
  const settings = await agreed(read, { yes: options.yes, plan: () => planLines(read) });
  await readyTokens(settings);
  const tenant = settings.url === undefined ? await startTenant(userStatus) : undefined;
  const target = reach(agreementOn(settings, tenant?.baseUrl), settings);
  const { text, isEmpty } = await proposalOf(userStatus, target).finally(async () => {
    await target.close();
    await tenant?.close();
  });
  if (options.out === undefined) printText(text);
  else {
    write(options.out, text, options.overwrite ?? false);
    note(`written to ${options.out}.`);
  }
  note(isEmpty ? noneForTests : nextLines(options));
};

// discover --create: makes the configurations that a run needs, and keeps a list by which cleanup deletes them.
import { rmSync } from 'node:fs';
import { parse as parsePath } from 'node:path';
import type { Contract } from '../contracts/contract.ts';
import { type CreationList, openListAt } from '../engine/connection/clean-up/write-list.ts';
import { createConfigurations, type Making, neededTypes } from '../engine/connection/discover/create-configurations.ts';
import { type Proposal, propose } from '../engine/connection/discover/propose.ts';
import type { Target } from '../engine/connection/target.ts';
import { note } from '../engine/output/terminal.ts';
import { NoVerdict, WrongUse } from '../engine/settings/errors.ts';
import type { RunOptions, Settings } from '../engine/settings/settings.ts';
import { plural } from '../reports/formats/plural.ts';
import { nextCommand } from './next-command.ts';

type CreateOptions = RunOptions & { readonly out?: string; readonly create?: boolean };

/** @throws WrongUse where --create has no target, or no file beside which the list goes. */
export const checkCreate = ({ create, out }: CreateOptions, { url }: Settings): void => {
  if (!create) return;
  if (url === undefined) throw new WrongUse('--create needs a target: name it with --target or --cloud.');
  if (out === undefined) throw new WrongUse('--create needs --out: beside that file it lists what it makes.');
};

/** What --create sends, as lines. */
export const creationPlan = (contract: Contract): readonly string[] => {
  const types = neededTypes(contract);
  return [
    `  POST ${contract.parents.collection}, ${plural(types.length, 'time')}, and GET of what a run needs below them.`,
    `It makes a configuration of each of these types, assigned to nobody: ${types.join(', ')}.`,
    'They are called "Conformance tests, …", and stay until cleanup deletes them.',
  ];
};

/** The list beside the proposal. */
const listFile = (out: string): string => {
  const { dir, name } = parsePath(out);
  return `${dir === '' ? '' : `${dir}/`}${name}.created.jsonl`;
};

/**
 * The list of what --create makes; undefined without it.
 * @throws WrongUse when an earlier one is still there.
 */
export const listFor = ({ create, out }: CreateOptions, { baseUrl }: Target): CreationList | undefined =>
  create && out !== undefined ? openListAt(listFile(out), baseUrl) : undefined;

const because = (failures: readonly string[]): string => (failures.length === 0 ? '' : `: ${failures.join('; ')}`);

/**
 * Makes the configurations, and proposes them.
 * @throws NoVerdict when none could be made.
 */
export const makeConfigurations = async (
  making: Making,
): Promise<{ readonly proposals: readonly Proposal[]; readonly heading: readonly string[] }> => {
  const { contract, target, list } = making;
  const made = await createConfigurations(making, neededTypes(contract)).finally(list.close);
  if (!made.isListed) rmSync(list.file);
  if (made.configurations.length === 0)
    throw new NoVerdict(`no configuration could be made at ${target.baseUrl}${because(made.failures)}.`);
  if (made.failures.length > 0) note(`not made${because(made.failures)}`);
  note(`made ${plural(made.configurations.length, 'configuration')}, listed in ${list.file}.`);
  const proposals = await propose({ contract, target, all: made.configurations });
  const heading = [
    `Made by userstatus-conformance discover --create at ${target.baseUrl}, and listed in ${list.file}.`,
  ];
  return { proposals, heading };
};

/** How the configurations are deleted after the runs. */
export const createdLines = ({ create, out, ...options }: CreateOptions): readonly string[] =>
  create && out !== undefined
    ? ['After the runs, to delete the configurations:', `  ${nextCommand(['cleanup', listFile(out)], options)}`]
    : [];

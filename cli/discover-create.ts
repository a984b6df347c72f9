// discover --create: makes the configurations that a run needs, and keeps a list by which cleanup deletes them.
import { existsSync, rmSync } from 'node:fs';
import { parse as parsePath } from 'node:path';
import type { Contract } from '../contracts/contract.ts';
import { type CreationList, openListAt } from '../engine/connection/clean-up/write-list.ts';
import {
  createConfigurations,
  type Made,
  type Making,
  neededTypes,
} from '../engine/connection/discover/create-configurations.ts';
import { type Proposal, propose } from '../engine/connection/discover/propose.ts';
import type { Target } from '../engine/connection/target.ts';
import { tenantIn } from '../engine/connection/tokens.ts';
import { note } from '../engine/output/terminal.ts';
import { NoVerdict, WrongUse } from '../engine/settings/errors.ts';
import type { RunOptions, Settings } from '../engine/settings/settings.ts';
import { plural } from '../reports/formats/plural.ts';
import { onInterrupt, waitingForAnswers } from './interruption.ts';
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
export const listFor = (
  { create, out }: CreateOptions,
  { baseUrl }: Target,
  { tokens }: Settings,
): CreationList | undefined =>
  create && out !== undefined ? openListAt(listFile(out), { target: baseUrl, tenant: tenantIn(tokens) }) : undefined;

const because = (failures: readonly string[]): string => (failures.length === 0 ? '' : `: ${failures.join('; ')}`);

/** What is on the list, and how it is deleted. */
const listedAs = (file: string, options: CreateOptions): string =>
  `what may be there is listed in ${file}; to delete it: ${nextCommand(['cleanup', file], options)}`;

/** @throws NoVerdict where nothing was made, or not all because nothing more can be sent. */
const checkMade = (made: Made, { target, list }: Making, options: CreateOptions): void => {
  const listed = made.isListed ? `; ${listedAs(list.file, options)}` : '';
  if (made.stopped !== undefined)
    throw new NoVerdict(`${made.stopped}; ${listed === '' ? 'nothing was made' : listed.slice(2)}`);
  if (made.configurations.length === 0)
    throw new NoVerdict(`no configuration could be made at ${target.baseUrl}${because(made.failures)}${listed}.`);
};

/** @throws NoVerdict where the target shows none of the collections below what was made, or cannot be asked. */
const proposeMade = async (
  made: Made,
  { contract, target, list }: Making,
  options: CreateOptions,
): Promise<readonly Proposal[]> => {
  try {
    const proposals = await propose({ contract, target, all: made.configurations, isNew: true });
    if (proposals.some(({ choice }) => choice !== undefined)) return proposals;
  } catch (error) {
    if (!(error instanceof NoVerdict)) throw error;
    throw new NoVerdict(`${error.message}; ${listedAs(list.file, options)}`);
  }
  throw new NoVerdict(
    `GET was answered with 200 below none of the configurations that were made; ${listedAs(list.file, options)}`,
  );
};

/**
 * Makes the configurations, and proposes them.
 * @throws NoVerdict when none could be made, or nothing more can be sent: it names how what was made is deleted.
 */
export const makeConfigurations = async (
  making: Making,
  options: CreateOptions,
): Promise<{ readonly proposals: readonly Proposal[]; readonly heading: readonly string[] }> => {
  const { contract, target, list } = making;
  const made = await createConfigurations(making, neededTypes(contract)).finally(list.close);
  if (!made.isListed) rmSync(list.file);
  checkMade(made, making, options);
  if (made.failures.length > 0) note(`not made${because(made.failures)}`);
  note(`made ${plural(made.configurations.length, 'configuration')}, listed in ${list.file}.`);
  const proposals = await proposeMade(made, making, options);
  const heading = [
    `Made by userstatus-conformance discover --create at ${target.baseUrl}, and listed in ${list.file}.`,
  ];
  return { proposals, heading };
};

/** The signal that ends the making softly: what is under way may come home and is listed. */
export const untilInterrupted = (options: CreateOptions): AbortSignal => {
  const aborter = new AbortController();
  const leave = (): never => {
    const { create, out } = options;
    note(
      create && out !== undefined
        ? ['no verdict: interrupted.', listedAs(listFile(out), options)]
        : 'no verdict: interrupted.',
    );
    process.exit(3);
  };
  onInterrupt(() => {
    note(waitingForAnswers);
    aborter.abort();
  }, leave);
  return aborter.signal;
};

/** How the configurations of a configuration file are deleted that --create made and that are there still, after a run. */
export const stillThereLines = ({ config, ...options }: RunOptions): readonly string[] => {
  const file = config === undefined ? undefined : listFile(config);
  if (file === undefined || !existsSync(file)) return [];
  return [
    'The configurations that discover --create made are there still. After the last run, to delete them:',
    `  ${nextCommand(['cleanup', file], options)}`,
  ];
};

/** How the configurations are deleted after the runs. */
export const createdLines = ({ create, out, ...options }: CreateOptions): readonly string[] =>
  create && out !== undefined
    ? ['After the runs, to delete the configurations:', `  ${nextCommand(['cleanup', listFile(out)], options)}`]
    : [];

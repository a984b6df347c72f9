// The settings of a replay are those of the run that was recorded.

import type { Contract } from '../../contracts/contract.ts';
import { furtherPathError, withPaths } from '../../contracts/further-paths.ts';
import type { Grant } from '../../contracts/judging/exchange.ts';
import { show } from '../../contracts/judging/show.ts';
import { idError } from '../../contracts/odata/path-id.ts';
import { parseCaseId } from '../../fixtures/cases/cases.ts';
import { directly } from '../connection/network.ts';
import type { Header } from '../connection/recording/format.ts';
import { readRecording } from '../connection/recording/read.ts';
import type { Tokens } from '../connection/tokens.ts';
import { bounds } from './bounds.ts';
import { WrongUse } from './errors.ts';
import { optionOf } from './option-name.ts';
import { defaults, type RunOptions, type Settings } from './settings.ts';

/** The options a replay takes: how it is judged. What was sent is in the recording. */
const ofJudging: readonly string[] = [
  'replay',
  'strict',
  'failOnFlaky',
  'requirements',
  'reportDir',
  'reporter',
  'proxy',
] satisfies readonly (keyof RunOptions | 'reportDir' | 'reporter')[];

const checkOptions = (options: RunOptions): void => {
  const [other] = Object.entries(options).filter(([name, value]) => value !== undefined && !ofJudging.includes(name));
  if (other)
    throw new WrongUse(`${optionOf(other[0])} cannot be combined with --replay: the recording decides what was sent.`);
};

// A replay sends nothing; it only matters which tokens the run had.
const stubs = (grants: readonly Grant[]): Tokens => Object.fromEntries(grants.map((grant) => [grant, '']));

// One beyond the last would have no cases, and pass.
const checkShard = ({ settings: { shard } }: Header, file: string): void => {
  if (shard !== undefined && shard.index > shard.of)
    throw new WrongUse(`--replay: ${file} names shard ${shard.index} of ${shard.of}, which there is not.`);
};

const checkKnown = ({ settings }: Header, file: string, { requirements, paths }: Contract): void => {
  const named = [
    ...settings.only,
    ...(settings.case === undefined ? [] : [parseCaseId(settings.case)?.requirement ?? '']),
  ];
  const unknown = named.find((id) => !requirements.find(id));
  if (unknown !== undefined)
    throw new WrongUse(
      `--replay: ${file} was recorded for ${show(unknown)}, a requirement that ${unknown.startsWith('own.') ? '--requirements does not name' : 'this version does not know'}.`,
    );
  const stranger = settings.paths?.find((path) => !paths.names.includes(path));
  const ids = [...Object.keys(settings.idsOf), ...(stranger === undefined ? [] : [stranger])];
  if (paths.names.some((name) => !ids.includes(name)) || ids.length !== paths.names.length)
    throw new WrongUse(
      `--replay: ${file} was recorded for the paths ${show(ids)}, which are not those of this version.`,
    );
};

// Nothing is sent, but a report names the paths, and a person sends the requests of a report.
const checkIds = ({ settings: { idsOf } }: Header, file: string): void => {
  for (const ids of Object.values(idsOf))
    for (const id of Object.values(ids)) {
      const error = idError(id);
      if (error !== undefined) throw new WrongUse(`--replay: ${file} names the id ${show(id)}, which ${error}.`);
    }
};

/** The contract with the paths that the recorded run had beyond the page. */
const contractOf = ({ settings: { furtherPaths = {} } }: Header, file: string, contract: Contract): Contract => {
  for (const [name, template] of Object.entries(furtherPaths)) {
    const error = furtherPathError(contract, name, template);
    if (error !== undefined) throw new WrongUse(`--replay: ${file} names the path ${show(template)}, which ${error}.`);
  }
  return withPaths(contract, furtherPaths);
};

/**
 * The settings of a replay, judged by a contract.
 * @throws WrongUse for a recording that cannot be replayed, or for an option whose value the recording holds.
 */
export const readReplay = (documented: Contract, file: string, options: RunOptions): Settings => {
  checkOptions(options);
  const recording = readRecording(file);
  const { header } = recording;
  const contract = contractOf(header, file, documented);
  const { paths } = contract;
  checkShard(header, file);
  checkKnown(header, file, contract);
  checkIds(header, file);
  const { settings, grants, target, embedded } = header;
  return {
    paths: paths.names,
    ...settings,
    ...(embedded ? {} : { url: target }),
    strict: options.strict ?? settings.strict,
    failOnFlaky: options.failOnFlaky ?? false,
    bail: false,
    kept: [],
    failed: false,
    contract,
    ...(options.requirements === undefined ? {} : { requirements: options.requirements }),
    tokens: stubs(grants),
    network: directly,
    ...(header.insecure ? { route: { insecure: true } } : {}),
    requestTimeout: defaults.requestTimeout,
    maxMinutes: bounds.maxMinutes[1],
    replay: recording,
  };
};

// The settings of a replay are those of the run that was recorded.

import type { Contract } from '../../contracts/contract.ts';
import type { Grant } from '../../contracts/judging/exchange.ts';
import { show } from '../../contracts/judging/show.ts';
import { parseCaseId } from '../../fixtures/cases/cases.ts';
import type { Header } from '../connection/recording/format.ts';
import { readRecording } from '../connection/recording/read.ts';
import type { Tokens } from '../connection/tokens.ts';
import { WrongUse } from './errors.ts';
import { defaults, type Said, type Settings } from './settings.ts';

/** What may be said of a replay: how it is judged. What was sent stands in the recording. */
const ofJudging: readonly string[] = ['replay', 'strict', 'requirements', 'reportDir', 'reporter'] satisfies readonly (
  | keyof Said
  | 'reportDir'
  | 'reporter'
)[];

const optionOf = (name: string): string => `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

const checkSaid = (said: Said): void => {
  const [other] = Object.entries(said).filter(([name, value]) => value !== undefined && !ofJudging.includes(name));
  if (other)
    throw new WrongUse(`--replay takes what was sent from the recording; ${optionOf(other[0])} cannot change it.`);
};

// They are never sent: it only matters which there were.
const stubs = (grants: readonly Grant[]): Tokens => Object.fromEntries(grants.map((grant) => [grant, '']));

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
  const ids = Object.keys(settings.idsOf);
  if (paths.names.some((name) => !ids.includes(name)) || ids.length !== paths.names.length)
    throw new WrongUse(
      `--replay: ${file} was recorded for the paths ${show(ids)}, which are not those of this version.`,
    );
};

/** Minutes that a replay may take; it waits for nobody. */
const longest = 100_000;

/**
 * The settings of a replay, judged by a contract.
 * @throws WrongUse for a recording that cannot be replayed, or for what is said and stands in it already.
 */
export const readReplay = (contract: Contract, file: string, said: Said): Settings => {
  checkSaid(said);
  const recording = readRecording(file);
  const { header } = recording;
  checkKnown(header, file, contract);
  const { settings, grants, target, embedded } = header;
  return {
    ...settings,
    ...(embedded ? {} : { url: target }),
    strict: said.strict ?? settings.strict,
    contract,
    ...(said.requirements === undefined ? {} : { requirements: said.requirements }),
    tokens: stubs(grants),
    requestTimeout: defaults.requestTimeout,
    maxMinutes: longest,
    replay: recording,
  };
};

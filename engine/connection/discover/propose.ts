// Which configuration to send to, on each path: one of a type that may do, whose userStatuses the target shows.

import { isSilence } from '../../../contracts/judging/exchange.ts';
import {
  fillPath,
  type PathIds,
  type PathName,
  parametersOf,
  pathNames,
} from '../../../contracts/user-status/operation.ts';
import { NoVerdict } from '../../settings/errors.ts';
import { plainRequest } from '../plain-request.ts';
import type { Target } from '../target.ts';
import { type Configuration, configurationsPath, idIn, listAll } from './list-configurations.ts';
import { needOf } from './needs.ts';

export type Choice = { readonly ids: PathIds; readonly configuration: Configuration; readonly because: string };

export type Proposal = {
  readonly path: PathName;
  readonly choice?: Choice;
  /** Why nothing was chosen, where nothing was. */
  readonly without?: string;
};

/** So many configurations are asked on a path until it is given up. */
export const mostTried = 10;

// Whoever makes configurations for these tests names them so, and wants no other touched.
const isMeant = ({ name }: Configuration): boolean => /conformance/i.test(name);

const meantFirst = (configurations: readonly Configuration[]): readonly Configuration[] =>
  configurations.toSorted((one, other) => Number(isMeant(other)) - Number(isMeant(one)));

const certificates = 'microsoft.graph.windowsWifiEnterpriseEAPConfiguration/rootCertificatesForServerValidation';

/** The ids that a path needs, of this configuration; undefined where it has no certificate that the path walks through. */
const idsOf = async (target: Target, path: PathName, { id }: Configuration): Promise<PathIds | undefined> => {
  if (parametersOf(path).length === 1) return { deviceConfigurationId: id };
  try {
    const all = await listAll(target, `${configurationsPath}/${encodeURIComponent(id)}/${certificates}`);
    const certificate = all.map(idIn).find((found) => found !== undefined);
    return certificate === undefined
      ? undefined
      : { deviceConfigurationId: id, windows81TrustedRootCertificateId: certificate };
  } catch (error) {
    if (error instanceof NoVerdict) return undefined;
    throw error;
  }
};

const isAnswered = async (target: Target, path: PathName, ids: PathIds): Promise<boolean> => {
  const answer = await target.send(plainRequest('GET', fillPath(path, ids)));
  return !isSilence(answer) && answer.status === 200;
};

const proposeOn = async (target: Target, path: PathName, all: readonly Configuration[]): Promise<Proposal> => {
  const need = needOf(path);
  const candidates = all.filter(({ type }) => need.fits(type));
  const tried = candidates.slice(0, mostTried);
  for (const configuration of tried) {
    const ids = await idsOf(target, path, configuration);
    if (ids === undefined || !(await isAnswered(target, path, ids))) continue;
    const meant = isMeant(configuration) ? ', and its name says "conformance"' : '';
    return {
      path,
      choice: { ids, configuration, because: `the path needs ${need.says}; GET was answered with 200${meant}` },
    };
  }
  const without =
    tried.length === 0
      ? `the path needs ${need.says}, and there is none`
      : `the path needs ${need.says}; GET was not answered with 200 for the ${tried.length} of ${candidates.length} that were tried`;
  return { path, without };
};

/** A configuration for each path, of those there are. Sends only GET. */
export const propose = async (target: Target, all: readonly Configuration[]): Promise<readonly Proposal[]> => {
  const ordered = meantFirst(all);
  const proposals: Proposal[] = [];
  for (const path of pathNames) proposals.push(await proposeOn(target, path, ordered));
  return proposals;
};

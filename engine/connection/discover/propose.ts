// Proposes a configuration for each path: one of a suitable type, whose collection the target shows.

import type { Contract } from '../../../contracts/contract.ts';
import { isSilence } from '../../../contracts/judging/exchange.ts';
import type { PathIds } from '../../../contracts/odata/paths.ts';
import { NoVerdict } from '../../settings/errors.ts';
import { plainRequest } from '../plain-request.ts';
import type { Target } from '../target.ts';
import { type Configuration, idIn, listAll } from './list-configurations.ts';
import { isNamedForTests } from './named-for-tests.ts';
import { needOf } from './needs.ts';

export type Choice = {
  readonly ids: PathIds;
  readonly configuration: Configuration;
  readonly because: string;
  /** Whether its name says that it is for tests: any other may be in use. */
  readonly isMeant: boolean;
};

export type Proposal = {
  readonly path: string;
  readonly choice?: Choice;
  /** Why nothing was chosen, where nothing was. */
  readonly without?: string;
};

/** So many configurations are asked on a path until it is given up. */
export const mostTried = 10;

// Whoever makes configurations for these tests alone calls them after them.
const rankOf = ({ name }: Configuration): number => (isNamedForTests(name) ? 1 + Number(/conformance/i.test(name)) : 0);

const meantFirst = (configurations: readonly Configuration[]): readonly Configuration[] =>
  configurations.toSorted((one, other) => rankOf(other) - rankOf(one));

/** The id of the first entity of a collection below a configuration; undefined where it is empty. */
const firstBelow = async (contract: Contract, target: Target, collection: string): Promise<string | undefined> => {
  try {
    return (await listAll({ contract, target, collection }, idIn))[0];
  } catch (error) {
    if (error instanceof NoVerdict) return undefined;
    throw error;
  }
};

/** The ids that a path needs, of this configuration; undefined where it has nothing that the path walks through. */
const idsOf = async (contract: Contract, target: Target, { path, id }: Candidate): Promise<PathIds | undefined> => {
  const { collection, nested } = contract.parents;
  const [parent = '', ...below] = contract.paths.parameters(path);
  const ids: Record<string, string> = { [parent]: id };
  for (const parameter of below) {
    const walk = nested[parameter]?.walk ?? '';
    const found = await firstBelow(contract, target, `${collection}/${encodeURIComponent(id)}/${walk}`);
    if (found === undefined) return undefined;
    ids[parameter] = found;
  }
  return ids;
};

/** A configuration that may do for a path. */
type Candidate = { readonly path: string; readonly id: string };

const isAnswered = async (target: Target, path: string): Promise<boolean> => {
  const answer = await target.send(plainRequest('GET', path));
  return !isSilence(answer) && answer.status === 200;
};

type Asking = { readonly contract: Contract; readonly target: Target; readonly all: readonly Configuration[] };

const proposeOn = async (path: string, { contract, target, all }: Asking): Promise<Proposal> => {
  const need = needOf(contract, path);
  const candidates = all.filter(({ type }) => need.fits(type));
  const tried = candidates.slice(0, mostTried);
  for (const configuration of tried) {
    const ids = await idsOf(contract, target, { path, id: configuration.id });
    if (ids === undefined || !(await isAnswered(target, contract.paths.fill(path, ids)))) continue;
    const isMeant = isNamedForTests(configuration.name);
    const because = `the path needs ${need.says}; GET was answered with 200${isMeant ? ', and its name says that it is for tests' : ''}`;
    return { path, choice: { ids, configuration, because, isMeant } };
  }
  const without =
    tried.length === 0
      ? `the path needs ${need.says}, and there is none`
      : `the path needs ${need.says}; GET was not answered with 200 for the ${tried.length} of ${candidates.length} that were tried`;
  return { path, without };
};

/** A configuration for each path, of those there are. Sends only GET. */
export const propose = async ({ all, ...asking }: Asking): Promise<readonly Proposal[]> => {
  const ordered = meantFirst(all);
  const proposals: Proposal[] = [];
  for (const path of asking.contract.paths.names) proposals.push(await proposeOn(path, { ...asking, all: ordered }));
  return proposals;
};

// Proposes a configuration for each path: one of a suitable type, whose collection the target shows.

import type { Contract } from '../../../contracts/contract.ts';
import { objectIn } from '../../../contracts/judging/created-entity.ts';
import { isSilence } from '../../../contracts/judging/exchange.ts';
import type { PathIds } from '../../../contracts/odata/paths.ts';
import { NoVerdict } from '../../settings/errors.ts';
import { isShown, latenessOf } from '../clean-up/still-shown.ts';
import { plainRequest } from '../plain-request.ts';
import type { Target } from '../target.ts';
import { type Configuration, idIn, listAll } from './list-configurations.ts';
import { isNamedForTests } from './named-for-tests.ts';
import { needOf } from './needs.ts';

export type Choice = {
  readonly ids: PathIds;
  readonly configuration: Configuration;
  readonly because: string;
  /** Whether its name says that it is for tests, and it is assigned to nobody: any other may be in use. */
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

/** What is asked, and how often: what one path needed is not asked again for another. */
type Asking = {
  readonly contract: Contract;
  readonly target: Target;
  readonly all: readonly Configuration[];
  /** Whether a collection is shown: for the seconds in which a service may show what was made a moment ago, it is asked again. */
  readonly isAnswered: (path: string) => Promise<boolean>;
  /** Whether a configuration is assigned to anybody, where the target says so. */
  readonly isAssigned: (id: string) => Promise<boolean>;
};

const openAnswered = (target: Target, isNew: boolean): Asking['isAnswered'] => {
  let waits = isNew;
  return async (path) => {
    const late = waits ? await latenessOf(target, path) : undefined;
    if (late === undefined && waits) waits = false;
    return late !== undefined || isShown(target, path);
  };
};

const openAssigned = ({ parents }: Contract, target: Target): Asking['isAssigned'] => {
  const asked = new Map<string, Promise<boolean>>();
  const ask = async (id: string): Promise<boolean> => {
    const path = `${parents.collection}/${encodeURIComponent(id)}/${parents.assignments}`;
    const answer = await target.send(plainRequest('GET', path));
    const value = isSilence(answer) || answer.status !== 200 ? undefined : objectIn(answer.body)?.['value'];
    return Array.isArray(value) && value.length > 0;
  };
  return (id) => {
    const answer = asked.get(id) ?? ask(id);
    asked.set(id, answer);
    return answer;
  };
};

const named = ', and its name says that it is for tests';
const assigned = ', but it is assigned, so that it is in use';

const choose = async (
  configuration: Configuration,
  ids: PathIds,
  asking: Asking & { readonly says: string },
): Promise<Choice> => {
  const isNamed = isNamedForTests(configuration.name);
  const isUsed = isNamed && (await asking.isAssigned(configuration.id));
  const because = `the path needs ${asking.says}; GET was answered with 200${isNamed ? named : ''}${isUsed ? assigned : ''}`;
  return { ids, configuration, because, isMeant: isNamed && !isUsed };
};

const proposeOn = async (path: string, asking: Asking): Promise<Proposal> => {
  const { contract, target, all } = asking;
  const need = needOf(contract, path);
  const candidates = all.filter(({ type }) => need.fits(type));
  const tried = candidates.slice(0, mostTried);
  let other: Choice | undefined;
  for (const configuration of tried) {
    // Those that are named for tests come first.
    if (other !== undefined && !isNamedForTests(configuration.name)) break;
    const ids = await idsOf(contract, target, { path, id: configuration.id });
    if (ids === undefined || !(await asking.isAnswered(contract.paths.fill(path, ids)))) continue;
    const choice = await choose(configuration, ids, { ...asking, says: need.says });
    if (choice.isMeant) return { path, choice };
    other ??= choice;
  }
  if (other) return { path, choice: other };
  const without =
    tried.length === 0
      ? `the path needs ${need.says}, and there is none`
      : `the path needs ${need.says}; GET was not answered with 200 for the ${tried.length} of ${candidates.length} that were tried`;
  return { path, without };
};

export type ProposeParts = Pick<Asking, 'contract' | 'target' | 'all'> & {
  /** Whether the configurations were made a moment ago. */
  readonly isNew?: boolean;
};

/** A configuration for each path, of those there are. Sends only GET. */
export const propose = async ({ contract, target, all, isNew = false }: ProposeParts): Promise<readonly Proposal[]> => {
  const asking: Asking = {
    ...{ contract, target, all: meantFirst(all) },
    isAnswered: openAnswered(target, isNew),
    isAssigned: isNew ? async () => false : openAssigned(contract, target),
  };
  const proposals: Proposal[] = [];
  for (const path of contract.paths.names) proposals.push(await proposeOn(path, asking));
  return proposals;
};

// Makes the configurations that a run needs, assigned to nobody, and lists them before they are made, so that cleanup can
// delete them. Their names say that they are for tests, and hold the id of the list: nothing else is ever deleted by it.
import type { Contract } from '../../../contracts/contract.ts';
import { isSilence } from '../../../contracts/judging/exchange.ts';
import { show } from '../../../contracts/judging/show.ts';
import { mediaType, method } from '../../../contracts/odata/create.ts';
import { typeAnnotation } from '../../../contracts/odata/entity-type.ts';
import { tokenVariables } from '../../../fixtures/cases/case.ts';
import { markerOf } from '../clean-up/format.ts';
import { lineOf } from '../clean-up/listing.ts';
import type { CreationList } from '../clean-up/write-list.ts';
import type { Target } from '../target.ts';
import type { Configuration } from './list-configurations.ts';
import { needOf } from './needs.ts';

const typed = ({ entity: { namespace } }: Contract, type: string): string => `#${namespace}.${type}`;

/** The fewest types of which a configuration does for every path, of those that the contract has examples of. */
export const neededTypes = (contract: Contract): readonly string[] => {
  const known = contract.parents.examples.map(({ type }) => typed(contract, type));
  const fitting = contract.paths.names.map((path) => known.filter(needOf(contract, path).fits));
  const chosen: string[] = [];
  // What fits in one way only comes first: it may do for other paths as well.
  for (const types of fitting.toSorted((one, other) => one.length - other.length)) {
    const [type] = types;
    if (type !== undefined && !types.some((each) => chosen.includes(each))) chosen.push(type);
  }
  return chosen;
};

/** What a configuration of this type is called, on the list of a run. */
export const nameFor = (type: string, run: string): string =>
  `Conformance tests, ${type.slice(type.lastIndexOf('.') + 1)} ${run}`;

export type Making = { readonly contract: Contract; readonly target: Target; readonly list: CreationList };

export type Made = {
  readonly configurations: readonly Configuration[];
  /** What became of those that were not made, or of which it is not known. */
  readonly failures: readonly string[];
  /** Whether anything is on the list that may be there. */
  readonly isListed: boolean;
};

type Outcome = { readonly configuration?: Configuration; readonly failure?: string; readonly isListed: boolean };

const makeOne = async ({ contract, target, list }: Making, type: string): Promise<Outcome> => {
  const name = nameFor(type, list.run);
  const number = list.sending({ parent: name });
  const answer = await target.send({
    method,
    path: contract.parents.collection,
    headers: {
      accept: mediaType,
      'content-type': mediaType,
      authorization: `Bearer $${tokenVariables.granted}`,
      'client-request-id': markerOf(list.run, number),
    },
    body: JSON.stringify({ [typeAnnotation]: type, displayName: name, description: 'Made by userstatus-conformance.' }),
    grant: 'granted',
  });
  const line = lineOf(number, answer);
  list.note(line);
  if ('id' in line) return { configuration: { id: line.id, name, type }, isListed: true };
  const how = isSilence(answer) ? `no answer (${answer.silence})` : `answered ${answer.status}`;
  const isListed = !('none' in line);
  return { failure: `${type}: ${how}${isListed ? `; it may be there, called ${show(name)}` : ''}`, isListed };
};

/**
 * Makes a configuration of each type, one after the other.
 * @throws NoVerdict when nothing more can be sent or listed; what was made until then is on the list.
 */
export const createConfigurations = async (making: Making, types: readonly string[]): Promise<Made> => {
  const outcomes: Outcome[] = [];
  for (const type of types) outcomes.push(await makeOne(making, type));
  return {
    configurations: outcomes.flatMap(({ configuration }) => (configuration ? [configuration] : [])),
    failures: outcomes.flatMap(({ failure }) => (failure === undefined ? [] : [failure])),
    isListed: outcomes.some(({ isListed }) => isListed),
  };
};

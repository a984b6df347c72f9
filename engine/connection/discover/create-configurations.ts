// Makes the configurations that a run needs, assigned to nobody, and lists them before they are made, so that cleanup can
// delete them. Their names say that they are for tests, and hold the id of the list: nothing else is ever deleted by it.
import type { Contract } from '../../../contracts/contract.ts';
import { type Answer, isSilence, type Request, type Silence } from '../../../contracts/judging/exchange.ts';
import { show } from '../../../contracts/judging/show.ts';
import { mediaType, method } from '../../../contracts/odata/create.ts';
import { typeAnnotation } from '../../../contracts/odata/entity-type.ts';
import { tokenVariables } from '../../../fixtures/cases/case.ts';
import { NoVerdict } from '../../settings/errors.ts';
import { wordsOf } from '../answer-words.ts';
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
  /** Why nothing more was made, where it was so. */
  readonly stopped?: string;
};

type Outcome = {
  readonly configuration?: Configuration;
  readonly failure?: string;
  readonly isListed: boolean;
  readonly stopped?: string;
};

/** What became of a create, in words. */
const inWords = (answer: Answer | Silence): string => {
  if (isSilence(answer)) return `no answer (${answer.silence})`;
  const words = wordsOf(answer);
  return `answered ${answer.status}${words === undefined ? '' : ` (${words})`}`;
};

/** The answer, or why nothing can be sent any more. */
const sent = async (target: Target, request: Request): Promise<Answer | Silence | string> => {
  try {
    return await target.send(request);
  } catch (error) {
    if (error instanceof NoVerdict) return error.message;
    throw error;
  }
};

const makeOne = async ({ contract, target, list }: Making, type: string): Promise<Outcome> => {
  const name = nameFor(type, list.run);
  const number = list.sending({ parent: name });
  const answer = await sent(target, {
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
  if (typeof answer === 'string') {
    list.note({ none: number });
    return { isListed: false, stopped: answer };
  }
  const line = lineOf(number, answer);
  list.note(line);
  if ('id' in line) return { configuration: { id: line.id, name, type }, isListed: true };
  const isListed = !('none' in line);
  const failure = `${type}: ${inWords(answer)}${isListed ? `; it may be there, called ${show(name)}` : ''}`;
  const isOver = !isSilence(answer) && answer.status === 401;
  return { failure, isListed, ...(isOver && { stopped: `the token is not accepted: ${inWords(answer)}` }) };
};

/**
 * Makes a configuration of each type, one after the other, until nothing more can be sent.
 * @throws NoVerdict when nothing more can be listed.
 */
export const createConfigurations = async (making: Making, types: readonly string[]): Promise<Made> => {
  const outcomes: Outcome[] = [];
  for (const type of types) {
    outcomes.push(await makeOne(making, type));
    if (outcomes.at(-1)?.stopped !== undefined) break;
  }
  const { stopped } = outcomes.at(-1) ?? {};
  return {
    ...(stopped !== undefined && { stopped }),
    configurations: outcomes.flatMap(({ configuration }) => (configuration ? [configuration] : [])),
    failures: outcomes.flatMap(({ failure }) => (failure === undefined ? [] : [failure])),
    isListed: outcomes.some(({ isListed }) => isListed),
  };
};

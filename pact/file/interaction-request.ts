// The request of an interaction as the judges take it: its path below the base URL, and what its token permits.
import type { Contract } from '../../contracts/contract.ts';
import { rootOf } from '../../contracts/definition.ts';
import type { Grant, Request } from '../../contracts/judging/exchange.ts';
import { statesOf } from './provider-states.ts';
import type { Interaction, State } from './read-pact.ts';

/** The path below the base URL: a pact may have been written with `/beta` or the like before it. */
export const belowBase = ({ parents }: Contract, path: string): string => {
  const start = `${path}/`.indexOf(`${rootOf(parents)}/`);
  return start < 0 ? path : path.slice(start);
};

/** What the token of an interaction permits, by its provider states; without such a state, the create. */
export const grantOf = (contract: Contract, states: readonly Pick<State, 'name'>[]): Grant => {
  const { token } = statesOf(contract);
  const isNamed = (grant: Grant): boolean => states.some(({ name }) => name === token[grant]);
  return (['insufficient', 'personal'] as const).find(isNamed) ?? 'granted';
};

/** The request of an interaction. */
export const requestOf = (contract: Contract, { request, states }: Interaction): Request => ({
  ...request,
  path: belowBase(contract, request.path),
  grant: grantOf(contract, states),
});

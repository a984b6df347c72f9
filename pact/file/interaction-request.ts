// The request of an interaction as the judges see it: below the base URL, with what its token is good for.
import type { Grant, Request } from '../../contracts/judging/exchange.ts';
import { paths } from '../../contracts/user-status/operation.ts';
import { tokenStates } from './names.ts';
import type { Interaction, State } from './read-pact.ts';

const [, collection = ''] = paths.deviceConfiguration.split('/');

/** The path below the base URL: a pact may have been written with `/beta` or the like before it. */
const belowBase = (path: string): string => {
  const start = path.indexOf(`/${collection}/`);
  return start < 0 ? path : path.slice(start);
};

const grants: ReadonlyMap<string, Grant> = new Map([
  [tokenStates.granted, 'granted'],
  [tokenStates.insufficient, 'insufficient'],
  [tokenStates.personal, 'personal'],
]);

/** What the token of an interaction is good for, by the states it names; without such a state, the create. */
export const grantOf = (states: readonly Pick<State, 'name'>[]): Grant =>
  states.map(({ name }) => grants.get(name)).find((grant) => grant !== undefined) ?? 'granted';

/** The request of an interaction. */
export const requestOf = ({ request, states }: Interaction): Request => ({
  ...request,
  path: belowBase(request.path),
  grant: grantOf(states),
});

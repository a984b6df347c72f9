// The request of an interaction as the judges take it: its path below the base URL, and what its token permits.
import type { Grant, Request } from '../../contracts/judging/exchange.ts';
import { paths } from '../../contracts/user-status/operation.ts';
import { tokenStates } from './provider-states.ts';
import type { Interaction, State } from './read-pact.ts';

const firstSegments = new Set(Object.values(paths).map((path) => path.split('/')[1]));

/** The path below the base URL: a pact may have been written with `/beta` or the like before it. */
const belowBase = (path: string): string => {
  const segments = path.split('/');
  const start = segments.findIndex((segment) => firstSegments.has(segment));
  return start < 0 ? path : `/${segments.slice(start).join('/')}`;
};

const grants: ReadonlyMap<string, Grant> = new Map([
  [tokenStates.granted, 'granted'],
  [tokenStates.insufficient, 'insufficient'],
  [tokenStates.personal, 'personal'],
]);

/** What the token of an interaction permits, by its provider states; without such a state, the create. */
export const grantOf = (states: readonly Pick<State, 'name'>[]): Grant =>
  states.map(({ name }) => grants.get(name)).find((grant) => grant !== undefined) ?? 'granted';

/** The request of an interaction. */
export const requestOf = ({ request, states }: Interaction): Request => ({
  ...request,
  path: belowBase(request.path),
  grant: grantOf(states),
});

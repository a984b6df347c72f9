// Requirements about who may create: the Authorization header and the permission behind the token.
import type { Definition } from '../definition.ts';
import type { Credential, Requirement } from './requirement.ts';
import { quoted } from './sources.ts';

type Row = Pick<Requirement, 'id' | 'says' | 'source'> & { readonly credential: Credential; readonly status?: number };

const refused = ({ credential, status, ...row }: Row): Requirement => ({
  ...row,
  level: 'MUST',
  binds: 'both',
  when: { sends: 'credential', credential },
  then: status === undefined ? { answers: 'refusal' } : { answers: 'refusal', status },
});

/** Those of an operation's permission. */
export const authorizationRequirements = ({ operation: { permission }, page }: Definition): readonly Requirement[] => {
  const header = quoted(page)('Request headers', page.quotes.authorization);
  const prerequisite = (quote: string): Requirement['source'] => quoted(page)('Prerequisites', quote);
  return [
    {
      id: 'authorization.missing' as const,
      credential: 'none' as const,
      status: 401,
      says: 'refuses a request without Authorization with 401',
      source: header,
    },
    {
      id: 'authorization.emptyBearer' as const,
      credential: 'emptyBearer' as const,
      status: 401,
      says: 'refuses an empty Bearer with 401',
      source: header,
    },
    {
      id: 'authorization.otherScheme' as const,
      credential: 'otherScheme' as const,
      status: 401,
      says: 'refuses another scheme than Bearer with 401',
      source: header,
    },
    {
      id: 'authorization.permission' as const,
      credential: 'insufficient' as const,
      status: 403,
      says: `refuses a token without ${permission} with 403`,
      source: prerequisite(page.quotes.permission),
    },
    {
      id: 'authorization.personalAccount' as const,
      credential: 'personal' as const,
      says: 'refuses the token of a personal Microsoft account',
      source: prerequisite(page.quotes.personalAccount),
    },
  ].map(refused);
};

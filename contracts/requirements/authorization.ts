// Requirements about who may create: the Authorization header and the permission behind the token. That others are refused is
// what the page says; with which status, HTTP.
import type { Definition } from '../definition.ts';
import { answeringRefusals, onlyWhen, withStatus } from '../deviations/changes.ts';
import { judgeAuthorization } from '../judging/judge-authorization.ts';
import type { Credential, Requirement } from './requirement.ts';
import type { AuthorizationId } from './requirement-id.ts';
import { quoted, standard } from './sources.ts';

type Row = {
  readonly id: AuthorizationId;
  readonly credential: Credential;
  readonly what: string;
  readonly toClient: string;
  readonly source: Requirement['source'];
};

const statuses: Readonly<Record<AuthorizationId, 401 | 403>> = {
  'authorization.missing': 401,
  'authorization.emptyBearer': 401,
  'authorization.otherScheme': 401,
  'authorization.unknownToken': 401,
  'authorization.permission': 403,
  'authorization.personalAccount': 403,
};

/** The status that a refusal of who must not create should have. */
export const authorizationStatus = (id: AuthorizationId): 401 | 403 => statuses[id];

/** Whether a requirement is one that refuses who must not create. */
export const isAuthorizationId = (id: string): id is AuthorizationId => Object.hasOwn(statuses, id);

const refused = ({ id, credential, what, toClient, source }: Row): Requirement => ({
  ...{ id, level: 'MUST', binds: 'both', source },
  says: `refuses ${what}`,
  toClient,
  when: { sends: 'credential', credential },
  then: { answers: 'refusal' },
});

const sections = { 401: '15.5.2 401 Unauthorized', 403: '15.5.4 403 Forbidden' } as const;

const withStatusOf = ({ id, what }: Row): Requirement => {
  const status = authorizationStatus(id);
  const isRefused = ({ requirement }: { readonly requirement: string }): boolean => requirement === id;
  return {
    ...{ id: `${id}.status`, level: 'SHOULD', binds: 'provider' },
    source: standard('RFC 9110', sections[status]),
    says: `refuses ${what} with ${status}`,
    when: { sends: 'refusals', evidence: 'refusal', of: id },
    then: { answers: 'judged' },
    judge: ({ answer }) =>
      answer.status === status ? [] : [{ location: 'status', expected: `${status}`, actual: `${answer.status}` }],
    mutant: onlyWhen(
      ({ request }) => judgeAuthorization(request).some(isRefused),
      answeringRefusals(withStatus(status === 401 ? 400 : 404)),
    ),
  };
};

/** Those of an operation's permission. */
export const authorizationRequirements = ({ operation: { permission }, page }: Definition): readonly Requirement[] => {
  const header = quoted(page)('Request headers', page.quotes.authorization);
  const prerequisite = (quote: string): Requirement['source'] => quoted(page)('Prerequisites', quote);
  const rows: readonly Row[] = [
    {
      id: 'authorization.missing',
      credential: 'none',
      what: 'a request without Authorization',
      toClient: 'a create has an Authorization header',
      source: header,
    },
    {
      id: 'authorization.emptyBearer',
      credential: 'emptyBearer',
      what: 'an empty Bearer',
      toClient: 'a token follows Bearer',
      source: header,
    },
    {
      id: 'authorization.otherScheme',
      credential: 'otherScheme',
      what: 'another scheme than Bearer',
      toClient: 'the scheme of Authorization is Bearer',
      source: header,
    },
    {
      id: 'authorization.unknownToken',
      credential: 'unknownToken',
      what: 'a token that the provider never issued',
      toClient: 'the token is one that the provider issued',
      source: header,
    },
    {
      id: 'authorization.permission',
      credential: 'insufficient',
      what: `a token without ${permission}`,
      toClient: `the token has ${permission}`,
      source: prerequisite(page.quotes.permission),
    },
    {
      id: 'authorization.personalAccount',
      credential: 'personal',
      what: 'the token of a personal Microsoft account',
      toClient: 'the token is of a work or school account',
      source: prerequisite(page.quotes.personalAccount),
    },
  ];
  return rows.flatMap((row) => [refused(row), withStatusOf(row)]);
};

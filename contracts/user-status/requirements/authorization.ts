// Requirements about who may create: the Authorization header and the permission behind the token.

import type { Credential, Row, Table } from '../../judging/requirement.ts';
import { permission } from '../operation.ts';
import { page } from './sources.ts';

const header = page('Request headers', 'Authorization Bearer <token> Required.');

const refused = (credential: Credential, status: number | undefined, row: Pick<Row, 'says' | 'source'>): Row => ({
  level: 'MUST',
  ...row,
  when: { sends: 'credential', credential },
  then: status === undefined ? { answers: 'refusal' } : { answers: 'refusal', status },
});

export const authorization: Table = {
  'authorization.missing': refused('none', 401, {
    says: 'refuses a request without Authorization with 401',
    source: header,
  }),
  'authorization.emptyBearer': refused('emptyBearer', 401, {
    says: 'refuses an empty Bearer with 401',
    source: header,
  }),
  'authorization.otherScheme': refused('otherScheme', 401, {
    says: 'refuses another scheme than Bearer with 401',
    source: header,
  }),
  'authorization.permission': refused('insufficient', 403, {
    says: `refuses a token without ${permission} with 403`,
    source: page('Prerequisites', permission),
  }),
  'authorization.personalAccount': refused('personal', undefined, {
    says: 'refuses the token of a personal Microsoft account',
    source: page('Prerequisites', 'Delegated (personal Microsoft account) Not supported.'),
  }),
};

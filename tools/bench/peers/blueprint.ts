// The API description for dredd, as API Blueprint: the only format in which it takes several requests per path.

import { themeOf } from '../../../contracts/requirements/catalogue.ts';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { prefix } from '../../../fixtures/tenant/prefix.ts';
import type { Asked } from './requests.ts';

const block = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => `            ${line}`)
    .join('\n');

// dredd has no ranges of statuses: where any 4xx is fine, it expects the tenant's.
const statusOf = ({ status, name }: Asked): number => status ?? (themeOf(name) === 'authorization' ? 403 : 400);

const transaction = (asked: Asked, pass: number): string => {
  const { 'content-type': type, ...headers } = asked.headers;
  return `+ Request ${asked.name} ${pass}${type === undefined ? '' : ` (${type})`}
    + Headers

${block(
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n'),
)}

    + Body

${block(asked.body)}

+ Response ${statusOf(asked)} (application/json)
    + Schema

${block(JSON.stringify(asked.schema))}
`;
};

/** The description, with every request repeated this many times. */
export const blueprint = (requests: readonly Asked[], passes: number): string => {
  const groups = userStatus.paths.names.map((path) => {
    const own = requests.filter((asked) => asked.path === path);
    const all = Array.from({ length: passes }, (_, pass) => own.map((asked) => transaction(asked, pass + 1))).flat();
    return `# Group ${path}\n\n## ${path} [${prefix}${own[0]?.url}]\n\n### create [POST]\n\n${all.join('\n')}`;
  });
  return `FORMAT: 1A\n\n# Create deviceConfigurationUserStatus\n\n${groups.join('\n')}`;
};

// The API description that dredd is given, as API Blueprint: the one form in which it takes several requests a path.

import { themeOf } from '../../../contracts/requirements/catalogue.ts';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { prefix } from '../../../fixtures/tenant/prefix.ts';
import type { Asked } from './requests.ts';

const block = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => `            ${line}`)
    .join('\n');

// dredd knows no range of statuses: where any 4xx will do, that of the tenant is the one it asks for.
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

/** The description, in which every request stands so many times. */
export const blueprint = (requests: readonly Asked[], passes: number): string => {
  const groups = userStatus.paths.names.map((path) => {
    const own = requests.filter((asked) => asked.path === path);
    const all = Array.from({ length: passes }, (_, pass) => own.map((asked) => transaction(asked, pass + 1))).flat();
    return `# Group ${path}\n\n## ${path} [${prefix}${own[0]?.url}]\n\n### create [POST]\n\n${all.join('\n')}`;
  });
  return `FORMAT: 1A\n\n# Create deviceConfigurationUserStatus\n\n${groups.join('\n')}`;
};

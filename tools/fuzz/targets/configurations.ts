// Configuration files, in YAML or JSON, as every command reads them.

import { starters } from '../../../cli/starters/users.ts';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { readSettings } from '../../../engine/settings/settings.ts';
import type { Target } from '../target.ts';
import { writeInput } from '../write-input.ts';

const [path = ''] = userStatus.paths.names;
const ids = Object.fromEntries(userStatus.paths.parameters(path).map((name) => [name, 'an-id']));

const whole = JSON.stringify({
  ids,
  paths: { [path]: ids },
  limits: { concurrency: 4, requestTimeout: 1000, maxRequests: 100, maxMinutes: 5, rate: 10 },
  waivers: [
    { requirement: 'bodies.malformed', path, reason: 'a ticket', owner: 'ann@example.org', expires: '2027-06-30' },
  ],
});

const readAsSettings: Target['work'] = (input) =>
  readSettings(userStatus, { config: writeInput(input), seed: '1' }, {});

/** As JSON, changed member by member. */
export const configurations: Target = {
  name: 'configurations',
  form: 'json',
  examples: () => [whole],
  work: readAsSettings,
};

const aliases = `a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
ids: *c
`;

/** As YAML, changed byte by byte. */
export const yamlConfigurations: Target = {
  name: 'yaml-configurations',
  form: 'text',
  examples: () => [
    ...Object.values(starters).flatMap((starter) => ('configuration' in starter ? [starter.configuration] : [])),
    '%YAML 1.2\n---\n# with an anchor\nlimits: &l\n  ? rate\n  : 5\n...\n',
  ],
  refused: [aliases, 'ids: !!js/function "x"\nlimits: { <<: *none }\n'],
  work: readAsSettings,
};

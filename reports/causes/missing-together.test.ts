// Properties that are missing in the same requests are one cause, others are not.

import { openClientLedger } from '../../client/gate/client-ledger.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { exampleRequestBody } from '../../contracts/user-status/documented/example.ts';
import { started } from '../../engine/campaign/run-event.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { openRecord } from '../record/record.ts';

const example: Readonly<Record<string, unknown>> = JSON.parse(exampleRequestBody);
const names = Object.keys(userStatus.entity.properties);
const without = (...left: readonly string[]): string =>
  JSON.stringify(Object.fromEntries(Object.entries(example).filter(([name]) => !left.includes(name))));

/** The causes of a client that sends these bodies, each on the first path. */
const causesOf = (...bodies: readonly string[]) => {
  const recording = openRecord();
  const settings = readSettings(userStatus, { seed: '0' }, {});
  recording.hear(started(settings, 'http://127.0.0.1:1/beta', { subject: 'client', replay: 'the command' }));
  const ledger = openClientLedger(userStatus, { listener: recording.hear });
  const path = userStatus.paths.fill('deviceConfiguration', { deviceConfigurationId: '1' });
  const headers = { authorization: 'Bearer a', 'content-type': 'application/json', accept: 'application/json' };
  for (const body of bodies)
    ledger.record({
      request: { method: 'POST', path, headers, body, grant: 'granted' },
      answer: { status: 400, headers: {}, body: '' },
    });
  for (const verdict of ledger.verdicts()) recording.hear({ kind: 'verdict', verdict });
  return (recording.results()?.causes ?? []).map(({ summary, requirements }) => [summary, requirements.length]);
};

const all = names.join(', ');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const capitals = JSON.stringify(Object.fromEntries(names.map((name) => [capital(name), example[name]])));

test.each<[string, string[], [string, number][]]>([
  ['{}', ['{}'], [[`your client sent nothing for ${all}: its body is {}; a create has all of them`, 5]]],
  ['{} again and again', ['{}', '{}'], [[expect.stringContaining(': its body is {}; '), 5]]],
  [
    'names with capitals',
    [capitals],
    [
      [
        `your client sent nothing for ${all}, and ${names.map(capital).join(', ')} instead; a create has all of them`,
        6,
      ],
    ],
  ],
  [
    'two properties left out',
    [without('status', 'devicesCount')],
    [['your client sent nothing for devicesCount, status; a create has all of them', 2]],
  ],
  ['one property', [without('status')], [['your client sent nothing for status; a create has status', 1]]],
  [
    'one here and another there',
    [without('status'), without('devicesCount')],
    [
      [expect.stringContaining('nothing for devicesCount; '), 1],
      [expect.stringContaining('nothing for status; '), 1],
    ],
  ],
  [
    'an undeclared property in another request',
    ['{}', JSON.stringify({ ...example, more: 1 })],
    [
      [expect.stringContaining('its body is {}'), 5],
      [expect.stringContaining('for more; '), 1],
    ],
  ],
])('%s', (_, bodies, causes) => expect(causesOf(...bodies)).toEqual(causes));

// A client's author reads what the client sent, and what holds.
import { specimen } from '../../test-support/specimen.ts';
import type { Difference, Results } from '../record/results.ts';
import { clientCausesOf } from './client-causes.ts';

const run = (says: string, found: Difference): Results => {
  const [pattern] = specimen().requirements;
  if (!pattern?.counterexample) throw new Error('the specimen has no counterexample');
  const counterexample = { ...pattern.counterexample, differences: [found] };
  return { ...specimen(), subject: 'client', requirements: [{ ...pattern, says, counterexample }] };
};

test.each([
  [
    'members of status are compliant, error; case matters',
    { location: '/status', expected: 'a member', actual: '"COMPLIANT"' },
    'your client sent "COMPLIANT" for status; members of status are compliant, error; case matters',
  ],
  [
    'a create has status',
    { location: '/status', expected: 'a member', actual: 'nothing' },
    'your client sent nothing for status; a create has status',
  ],
  [
    'Accept names application/json',
    { location: 'accept', expected: 'application/json', actual: '"*/*"' },
    'your client sent "*/*" in accept; Accept names application/json',
  ],
  [
    'waits',
    { location: 'retry', expected: 'a wait of 1000 ms', actual: 'a wait of 3 ms' },
    'your client: a wait of 3 ms; waits',
  ],
])('%s', (says, found, summary) => expect(clientCausesOf(run(says, found))).toMatchObject([{ summary }]));

test('failures come before warnings, each a cause of its own', () => {
  const causes = clientCausesOf({ ...specimen(2), subject: 'client' });
  expect(causes.map(({ requirements }) => requirements)).toEqual([
    ['bodies.broken0'],
    ['bodies.broken1'],
    ['bodies.warn'],
  ]);
});

// The causes of a run on pacts, as their owner reads them.
import { specimen } from '../../test-support/specimen.ts';
import type { Difference, RequirementResult } from '../record/results.ts';
import { pactCausesOf } from './pact-causes.ts';

const run = specimen();

const failing = (id: RequirementResult['id'], interaction: string, ...differences: Difference[]): RequirementResult => {
  const [row] = run.requirements;
  const kept = row?.counterexample;
  if (!row || !kept) throw new Error('the specimen has no counterexample');
  return { ...row, id, verdict: 'fail', counterexample: { ...kept, case: interaction, differences } };
};

const status: Difference = { location: 'status', expected: '201', actual: '500' };
const count: Difference = { location: '/devicesCount', expected: '12', actual: '"12"' };

test('what is alike is one, statuses come first, and each names its interaction', () => {
  const requirements = [
    failing('answers.devicesCount', 'a create', count),
    failing('paths.example', 'the example', status),
    failing('bodies.valid', 'a create', status),
  ];
  const causes = pactCausesOf({ ...run, subject: 'pact', requirements });
  expect(causes.map(({ summary, requirements: ids }) => [summary, ids])).toEqual([
    ['the provider answers "the example" with 500 instead of 201', ['paths.example', 'bodies.valid']],
    ['the provider answers "a create" with devicesCount "12", where your pact expects 12', ['answers.devicesCount']],
  ]);
});

test('a failure without a difference has a cause too', () => {
  const [cause] = pactCausesOf({ ...run, subject: 'pact', requirements: [failing('answers.id', 'a create')] });
  expect(cause).toMatchObject({ summary: run.requirements[0]?.says, requirements: ['answers.id'] });
});

// No lawful oddity is blamed by chance: generated cases of five seeds, judged one by one.
import { judgeExchange, pathNames } from '../../contracts/index.ts';
import { type Case, createTenant, type Deviation, faults, generatedCases, oddities } from '../../fixtures/index.ts';
import { readSettings } from '../../target/index.ts';
import { placeOf, providerRequirements } from '../provider/schedule.ts';

const casesOf = (seed: number): Case[] => {
  const settings = readSettings({ seed: String(seed) }, {});
  return pathNames.flatMap((path) =>
    providerRequirements.flatMap((row) => [...generatedCases(row, placeOf(path, settings), 1)]),
  );
};

const cases = [1, 2, 3, 4, 5].flatMap(casesOf);

const blamed = (deviation: Deviation): string[] => {
  const tenant = createTenant({ deviations: [deviation] });
  return cases
    .map(({ id, requirement, request }) => ({ id, madeFor: requirement, request, answer: tenant.respond(request) }))
    .filter((exchange) => judgeExchange(exchange).length > 0)
    .map(({ id }) => id);
};

describe('with any of five seeds', () => {
  test.each(oddities.filter(({ socketOnly }) => !socketOnly))('$name is blamed by no case', (oddity) =>
    expect(blamed(oddity)).toEqual([]),
  );

  test.each(faults.filter(({ breaks }) => breaks === 'answers.created' || breaks === 'answers.mediaType'))(
    'the fault $name is blamed by many',
    (fault) => expect(blamed(fault).length).toBeGreaterThan(50),
  );
});

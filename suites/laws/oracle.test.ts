// The judge agrees with every label: a hundred thousand bodies, each made for one requirement and breaking only that one.

import { expectedOf } from '../../contracts/judging/expected.ts';
import { judgeBody } from '../../contracts/judging/judge-request.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { placeOf } from '../../engine/campaign/schedule.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import { enumeratedCases, generatedCases } from '../../fixtures/cases/cases.ts';
import { plansFor } from '../../fixtures/cases/plans.ts';

const atLeast = 100_000;

/** What is expected follows from what was found: some hundreds of each row show it. */
const enoughOwed = 300;

const place = placeOf('windowsWifiServerRootCertificate', readSettings(userStatus, { seed: '20170101' }, {}));

const withBodies = userStatus.requirements.all.filter(({ id }) => id.startsWith('bodies.'));
const generating = withBodies.filter((row) => plansFor(userStatus, row).generated !== undefined);
const each = Math.ceil(atLeast / generating.length);

const label = ({ requirement }: Case): string[] => {
  const row = withBodies.find(({ id }) => id === requirement);
  return row?.then.answers === 'created' && requirement !== 'bodies.annotations' ? [] : [requirement];
};

// A name in other letter case is missing under its own, and undeclared under this one.
const isOwn = ({ requirement: about }: Case, found: string): boolean =>
  found !== 'bodies.undeclared' || !about.endsWith('.missing');

const disagrees = (made: Case): boolean =>
  judgeBody(userStatus, made.request.body)
    .map(({ requirement }) => requirement)
    .filter((id) => isOwn(made, id))
    .join() !== label(made).join();

describe('the judge', () => {
  let judged = 0;

  test.each(withBodies)('agrees with every body made for $id', (row) => {
    const wrong: string[] = [];
    const cases = [
      ...enumeratedCases(row, place),
      ...generatedCases(row, place, plansFor(userStatus, row).generated ? each : 0),
    ];
    for (const made of cases) if (disagrees(made)) wrong.push(String(made.request.body));
    const otherwise = cases
      .slice(0, enoughOwed)
      .filter(({ request }) => expectedOf(userStatus, request).answers !== row.then.answers);
    wrong.push(...otherwise.map(({ request }) => String(request.body)));
    judged += cases.length;
    expect(cases).not.toEqual([]);
    expect(wrong).toEqual([]);
  });

  test('has judged a hundred thousand', () => {
    expect(judged).toBeGreaterThanOrEqual(atLeast);
  });

  test.each(userStatus.requirements.all.filter((row) => plansFor(userStatus, row).enumerated.length > 0))(
    'says that what $id owes is expected',
    (row) => {
      const [made] = enumeratedCases(row, place);
      const expected = made && expectedOf(userStatus, made.request);
      // A key in quotes and an unknown configuration break nothing in the request: there the row says what is expected.
      const leftToRow = row.then.answers === 'either' && expected?.answers === 'created';
      expect(leftToRow ? 'either' : expected?.answers).toBe(row.then.answers);
    },
  );
});

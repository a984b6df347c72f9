// The one ledger: each finding goes to its requirement, on the path of its case; a verdict rests on the first ground there is.

import type { Finding } from '../../contracts/judging/exchange.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import { openTallies, verdictFrom } from './tallies.ts';

const request = { method: 'POST', path: '/x', headers: {}, body: '{}' };
const exchange = { request, answer: { status: 201, headers: {}, body: '' } };

const caseFor = (requirement: RequirementId): Case => ({
  id: `${requirement}@rootCertificate#e0`,
  requirement,
  path: 'rootCertificate',
  reason: 'a brace is missing',
  request,
});

const finding = (requirement: RequirementId, location: string): Finding => ({
  requirement,
  location,
  expected: 'one',
  actual: 'another',
});

test('findings are recorded for their requirements, and nowhere else', () => {
  const tallies = openTallies();
  tallies.addFindings(
    [finding('bodies.malformed', 'status'), finding('refusals.status', 'status'), finding('bodies.malformed', 'body')],
    exchange,
    caseFor,
  );
  const recorded = tallies.all().map(({ requirement, path, tally }) => [requirement, path, tally.broken]);
  expect(recorded).toEqual([
    ['bodies.malformed', 'rootCertificate', 1],
    ['refusals.status', 'rootCertificate', 1],
  ]);
  const { enumerated } = tallies.of('bodies.malformed', 'rootCertificate').failures;
  expect(enumerated?.findings.map(({ location }) => location)).toEqual(['status', 'body']);
});

describe('a verdict', () => {
  const counted = { requirement: 'bodies.malformed', path: 'rootCertificate', cases: 2, broken: 1 } as const;
  const counterexample = { case: caseFor('bodies.malformed'), exchange, findings: [], minimal: false };

  test('is broken where there is a counterexample, whatever else stayed open', () =>
    expect(verdictFrom(counted, { counterexample, because: 'no time' })).toEqual({
      ...counted,
      outcome: 'fail',
      counterexample,
    }));

  test('is not exercised for a reason', () =>
    expect(verdictFrom(counted, { because: 'no time', observed: new Map([['201', 1]]) })).toEqual({
      ...counted,
      outcome: 'not exercised',
      because: 'no time',
    }));

  test('holds otherwise, with what was observed in a fixed order', () => {
    const observed = new Map([
      ['400', 1],
      ['201', 2],
    ]);
    const verdict = verdictFrom(counted, { observed });
    expect(Object.entries(verdict.observed ?? {})).toEqual([
      ['201', 2],
      ['400', 1],
    ]);
    expect(verdictFrom(counted, {})).toEqual({ ...counted, outcome: 'pass' });
  });
});

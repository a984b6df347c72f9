// A comparison as lines: what a closed path takes with it does not hide what changed.
import { unpainted } from '../../engine/output/paint.ts';
import { specimen } from '../../test-support/specimen.ts';
import type { Change } from '../record/compare.ts';
import { comparisonLines } from './comparison-text.ts';

const change = (requirement: string, after: Change['after'], path = 'rootCertificate'): Change => ({
  requirement,
  path,
  before: 'pass',
  after,
});

const linesOf = (worse: readonly Change[]): readonly string[] => {
  const comparison = { worse, better: [], added: [], bySeed: [], oneSided: [], verdict: undefined };
  return comparisonLines({ ...comparison, causes: { appeared: [], gone: [] } }, [specimen(), specimen()]).map(
    unpainted,
  );
};

test('requirements that are not exercised on the same paths are counted from four on, after what fails', () => {
  const ids = ['bodies.valid', 'bodies.order', 'bodies.escapes', 'bodies.empty'];
  const lines = linesOf([...ids.map((id) => change(id, 'not-exercised')), change('paths.example', 'fail')]);
  expect(lines.slice(3, 5)).toEqual([
    '  paths.example: pass -> fail (rootCertificate)',
    '  4 requirements: pass -> not-exercised (rootCertificate)',
  ]);
});

test('fewer are named, with their paths', () => {
  const lines = linesOf([change('bodies.valid', 'not-exercised'), change('bodies.valid', 'not-exercised', 'other')]);
  expect(lines[3]).toBe('  bodies.valid: pass -> not-exercised (rootCertificate, other)');
});

// Verdicts by path, for the filters of the page's script.
import type { RequirementResult } from '../record/results.ts';
import { shownAs } from './marks.ts';

/** The verdict on each of these paths, in their order, as words with blanks between. */
export const verdictsByPath = ({ level, paths }: RequirementResult, names: readonly string[]): string =>
  names.map((name) => shownAs(level, paths.find(({ path }) => path === name)?.verdict ?? 'not-exercised')).join(' ');

// Where a recording is kept.
import { join } from 'node:path';
import type { Recording } from './recording.ts';

/** The file of a recording that is kept. */
export const fixtureOf = ({ name }: Pick<Recording, 'name'>): string =>
  join(import.meta.dirname, 'fixtures', `${name}.har`);

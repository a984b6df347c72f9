// What must be refused, in words: what several requirements say of several properties is said once.
import { themeOf } from '../../../contracts/requirements/catalogue.ts';
import type { RequirementResult } from '../../record/results.ts';

/** The property that a requirement on bodies is about; undefined for one on the whole body, and for any other. */
export const propertyIn = (id: string): string | undefined => {
  const [theme, property, kind] = id.split('.');
  return theme === 'bodies' && kind !== undefined ? property : undefined;
};

/** What a requirement refuses, without the status. */
export const refusedBy = ({ says }: RequirementResult): string =>
  says.replace(/^refuses /, '').replace(/ with \d{3}$/, '');

/** What it refuses, without its property at the end. */
const withoutProperty = (row: RequirementResult): string => {
  const [text, property] = [refusedBy(row), propertyIn(row.id)];
  return property !== undefined && text.endsWith(` ${property}`) ? text.slice(0, -property.length) : text;
};

const mostParts = 5;

const alternatives = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

/** What some requirements refuse: `a body without a or b, an empty body`. */
export const refusedByAll = (rows: readonly RequirementResult[]): string => {
  const parts = [...Map.groupBy(rows, withoutProperty)].map(
    ([text, some]) => `${text}${alternatives(some.flatMap(({ id }) => propertyIn(id) ?? []))}`,
  );
  const more = parts.length - mostParts;
  return `${parts.slice(0, mostParts).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};

/** The same of one property, whose name is said before. */
export const refusedValues = (rows: readonly RequirementResult[]): string =>
  rows
    .map((row) =>
      withoutProperty(row)
        .replace(/ for $/, '')
        .replace(/ without $/, ' without it'),
    )
    .join(', ');

/** Whether a requirement is on what must be refused, and not on how. */
export const isOfRefused = ({ id, says }: RequirementResult): boolean =>
  themeOf(id) !== 'refusals' && says.startsWith('refuses ');

/** Whether a requirement is broken by all of its cases, on the paths where it is broken. */
export const isAlwaysBroken = ({ paths }: RequirementResult): boolean =>
  paths.every(({ broken, cases }) => broken === 0 || broken >= cases);

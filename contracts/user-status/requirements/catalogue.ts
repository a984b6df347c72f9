// The catalogue: every requirement of the contract, in the order of the page.

import type { Requirement, Table } from '../../judging/requirement.ts';
import { acceptedBodies } from './accepted-bodies.ts';
import { answers, echoedProperties, refusals, shownProperties } from './answers.ts';
import { authorization } from './authorization.ts';
import { headers } from './headers.ts';
import { paths } from './paths.ts';
import { refusedBodies } from './refused-bodies.ts';
import { retries } from './retries.ts';

const tables: readonly Table[] = [
  paths,
  authorization,
  headers,
  acceptedBodies,
  refusedBodies,
  answers,
  shownProperties,
  echoedProperties,
  refusals,
  retries,
];

/** Every requirement, in a stable order. */
export const requirements: readonly Requirement[] = tables.flatMap((table) =>
  Object.entries(table).map(([id, row]): Requirement => ({ id, binds: 'both', ...row })),
);

const byId: ReadonlyMap<string, Requirement> = new Map(requirements.map((row) => [row.id, row]));

/** The requirement with this id, also among a user's own where there are some, or undefined. */
export const findRequirement = (id: string, own: readonly Requirement[] = []): Requirement | undefined =>
  byId.get(id) ?? own.find((row) => row.id === id);

/**
 * The requirement with this id, also among a user's own where there are some.
 * @throws Error when there is none: an id is written in the code or was checked before.
 */
export const requirement = (id: string, own: readonly Requirement[] = []): Requirement => {
  const found = findRequirement(id, own);
  if (!found) throw new Error(`no requirement is called ${id}`);
  return found;
};

/** What a requirement is about: the first part of its id. */
export const themeOf = (id: string): string => id.split('.', 1)[0] ?? id;

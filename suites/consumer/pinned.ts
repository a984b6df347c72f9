// The interactions of the pinned pact: for every path, one case of each requirement that a pact can hold.

import type { Requirement } from '../../contracts/judging/requirement.ts';
import { type PathName, pathNames } from '../../contracts/user-status/operation.ts';
import { requirements } from '../../contracts/user-status/requirements/catalogue.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import { enumeratedCases } from '../../fixtures/cases/cases.ts';

/** What a pact can pin: only what a provider MUST do, and that this client could come to ask for. */
const kinds: ReadonlySet<string> = new Set(['example', 'missing', 'misfit', 'body', 'credential']);

// A client sends its token or none; it has no way to send an empty one or another scheme.
const sentByClient: ReadonlySet<string> = new Set(['none', 'insufficient']);

// Pact compares JSON bodies as values and reads "no body" as "any body": such texts are left to verify.
const unwritable: ReadonlySet<string> = new Set(['bodies.malformed', 'bodies.empty']);

const isPinned = ({ id, level, binds, when }: Requirement): boolean => {
  if (level !== 'MUST' || binds === 'client' || unwritable.has(id)) return false;
  if (when.sends === 'valid') return when.varying === 'withoutType';
  return kinds.has(when.sends) && (when.sends !== 'credential' || sentByClient.has(when.credential));
};

/** The requirements that the pinned pact holds a provider to. */
export const pinnedRequirements: readonly Requirement[] = requirements.filter(isPinned);

const { idsOf } = readSettings({ seed: '0' }, {});

/** The case of each pinned requirement on a path, the first of those that `verify` sends too. */
export const pinnedCases = (path: PathName): Case[] =>
  pinnedRequirements.flatMap((row) => enumeratedCases(row, { path, ids: idsOf[path], seed: 0 }).slice(0, 1));

/** The ids that the pinned pact names in its paths. */
export const pinnedIds = idsOf;

/** Every case of the pinned pact, with its path. */
export const everyPinnedCase = (): Case[] => pathNames.flatMap(pinnedCases);

// The cases of the pinned pact: for every path, one case of each requirement that a pact can hold a provider to.

import type { Requirement, When } from '../../contracts/requirements/requirement.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';

import { readSettings } from '../../engine/settings/settings.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import { enumeratedCases } from '../../fixtures/cases/cases.ts';

/** The kinds of requests that a client may send. */
const sentKinds: ReadonlySet<When['sends']> = new Set(['example', 'missing', 'valueError', 'body', 'credential']);

// The typed client sends its token or none, never an empty one or another scheme.
const sentCredentials: ReadonlySet<string> = new Set(['none', 'insufficient']);

// Pact compares JSON bodies as values and reads "no body" as "any body": only `verify` can send these texts.
const withoutJsonBody: ReadonlySet<RequirementId> = new Set(['bodies.malformed', 'bodies.empty']);

const isPinned = ({ id, level, binds, when }: Requirement): boolean => {
  if (level !== 'MUST' || binds === 'client' || withoutJsonBody.has(id)) return false;
  if (when.sends === 'valid') return when.varying === 'withoutType';
  return sentKinds.has(when.sends) && (when.sends !== 'credential' || sentCredentials.has(when.credential));
};

/** The requirements that the pinned pact holds a provider to. */
export const pinnedRequirements: readonly Requirement[] = userStatus.requirements.all.filter(isPinned);

const { idsOf } = readSettings(userStatus, { seed: '0' }, {});

/** The case of each pinned requirement on a path, the first of those that `verify` sends too. */
export const pinnedCases = (path: string): Case[] =>
  pinnedRequirements.flatMap((row) =>
    enumeratedCases(row, { contract: userStatus, path, ids: idsOf[path] ?? {}, seed: 0 }).slice(0, 1),
  );

/** The ids that the pinned pact names in its paths. */
export const pinnedIds = idsOf;

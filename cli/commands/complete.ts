// Completion in a shell: what may follow what was typed, commands, options and the names that options take.

import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { credentials } from '../../engine/connection/credentials.ts';
import { clouds } from '../../engine/settings/clouds.ts';
import { faultsOf } from '../../fixtures/tenant/faults/faults.ts';
import { odditiesOf } from '../../fixtures/tenant/oddities/oddities.ts';
import { scenarios } from '../../fixtures/tenant/scenarios.ts';
import { reporters } from '../../reports/reporters.ts';

const namesOf = (rows: readonly { readonly name: string }[]): string[] => rows.map(({ name }) => name);
const deviations = namesOf([...faultsOf(userStatus), ...odditiesOf(userStatus)]);

/** What each option takes, wherever it stands, where that is one of a set of names. */
const takes: Readonly<Record<string, readonly string[]>> = {
  '--reporter': Object.keys(reporters),
  '--cloud': Object.keys(clouds),
  '--credential': Object.keys(credentials),
  '--only': userStatus.requirements.all.map(({ id }) => id),
  '--fault': deviations,
  '--scenario': namesOf(scenarios),
  '--require-paths': ['all', ...userStatus.paths.names],
};

const teach = (command: Command): void => {
  for (const option of command.options) {
    const names = takes[option.long ?? ''];
    if (names) option.argChoices = [...names];
  }
  for (const inner of command.commands) teach(inner);
};

/**
 * Replaces the command `complete` of a program: `complete SHELL` prints a script, and what the script then calls,
 * `complete -- WORDS`, prints the words that may come next.
 */
export const addCompletion = (program: Command): void => {
  teach(program);
  tab(program);
};

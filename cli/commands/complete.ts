// Shell completion: commands, options and the names that options take.

import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { otherModes } from '../../client/gate/unknown-requests.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { credentials } from '../../engine/connection/credentials.ts';
import { clouds } from '../../engine/settings/clouds.ts';
import { faultsOf } from '../../fixtures/tenant/faults/faults.ts';
import { odditiesOf } from '../../fixtures/tenant/oddities/oddities.ts';
import { scenarios } from '../../fixtures/tenant/scenarios.ts';
import { reporters } from '../../reports/reporters.ts';

const namesOf = (rows: readonly { readonly name: string }[]): string[] => rows.map(({ name }) => name);
const deviations = namesOf([...faultsOf(userStatus), ...odditiesOf(userStatus)]);

/** The names that an option takes, whatever the command. */
const namesFor: Readonly<Record<string, readonly string[]>> = {
  '--reporter': Object.keys(reporters),
  '--cloud': Object.keys(clouds),
  '--credential': Object.keys(credentials),
  '--only': userStatus.requirements.all.map(({ id }) => id),
  '--fault': deviations,
  '--scenario': namesOf(scenarios),
  '--other': otherModes,
  '--path': userStatus.paths.names,
  '--require-paths': ['all', ...userStatus.paths.names],
};

const addNames = (command: Command): void => {
  for (const option of command.options) {
    const names = namesFor[option.long ?? ''];
    if (names) option.argChoices = [...names];
  }
  for (const inner of command.commands) addNames(inner);
};

/**
 * Adds the command `complete` to a program: `complete SHELL` prints a script, which calls `complete -- WORDS` for the
 * words that may come next.
 */
export const addCompletion = (program: Command): void => {
  addNames(program);
  tab(program);
};

// Which version and branch of an application a command is about: said, or that of git or the CI.
import envCi from 'env-ci';
import { WrongUse } from '../engine/settings/errors.ts';

export type Application = { readonly version: string; readonly branch?: string; readonly buildUrl?: string };

type Said = { readonly appVersion?: string; readonly branch?: string };

// Of a commit that is checked out on its own, git says "HEAD" for the branch.
const isBranch = (name: string | undefined): name is string => name !== undefined && name !== '' && name !== 'HEAD';

/**
 * The version and the branch of the application.
 * @throws WrongUse when no version was said and none is to be had.
 */
export const application = (said: Said): Application => {
  const { commit, branch, prBranch, buildUrl } = envCi();
  const version = said.appVersion ?? commit;
  if (version === undefined || version === '')
    throw new WrongUse('--app-version is not given, and neither git nor the CI says which commit this is.');
  const known = [said.branch, prBranch, branch].find(isBranch);
  return {
    version,
    ...(known === undefined ? {} : { branch: known }),
    ...(buildUrl === undefined ? {} : { buildUrl }),
  };
};

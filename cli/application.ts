// The version and branch of the application: from the options, or from git or the CI.
import envCi from 'env-ci';
import { WrongUse } from '../engine/settings/errors.ts';

export type Application = { readonly version: string; readonly branch?: string; readonly buildUrl?: string };

type ApplicationOptions = { readonly appVersion?: string; readonly branch?: string };

// For a detached commit, git gives "HEAD" as the branch.
const isBranch = (name: string | undefined): name is string => name !== undefined && name !== '' && name !== 'HEAD';

/**
 * The version and the branch of the application.
 * @throws WrongUse when no version is given and none can be found.
 */
export const application = (options: ApplicationOptions): Application => {
  const { commit, branch, prBranch, buildUrl } = envCi();
  const version = options.appVersion ?? commit;
  if (version === undefined || version === '')
    throw new WrongUse('--app-version is not given, and neither git nor the CI names a commit.');
  const known = [options.branch, prBranch, branch].find(isBranch);
  return {
    version,
    ...(known === undefined ? {} : { branch: known }),
    ...(buildUrl === undefined ? {} : { buildUrl }),
  };
};

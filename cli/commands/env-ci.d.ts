// env-ci brings no types: what is used of it here.
declare module 'env-ci' {
  export type Environment = {
    readonly commit?: string;
    readonly branch?: string;
    /** The branch of a pull request, where `branch` is the one it goes to. */
    readonly prBranch?: string;
    readonly buildUrl?: string;
  };
  const envCi: (options?: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv }) => Environment;
  export default envCi;
}

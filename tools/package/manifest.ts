// The package.json that users get, from the repository's own: what they run is built, and nothing of the workshop is in it.

type Json = Readonly<Record<string, unknown>>;
type Entries = Readonly<Record<string, string>>;

const built = (source: string): string => `./${source.replace(/^\.\//, '').replace(/\.ts$/, '.js')}`;

/** Types stand first, as Node's documentation asks: conditions are tried in their order. */
const conditions = (source: string): string | Json => {
  if (!source.endsWith('.ts')) return source;
  const module = built(source);
  const [types, cjs] = [module.replace(/js$/, 'd.ts'), module.replace(/js$/, 'cjs')];
  return {
    import: { types, default: module },
    require: { types: types.replace(/ts$/, 'cts'), default: cjs },
  };
};

const mapped = <T>(entries: Entries, change: (value: string) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, change(value)]));

/** What the manifest is made of. */
export type Source = Json & { readonly exports: Entries };

const workshop = ['scripts', 'allowScripts', 'overrides', 'devDependencies', 'private'];

/** The URL of the repository that GitHub Actions builds, which npm holds the provenance of a package to. */
const repositoryOf = ({ GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name }: NodeJS.ProcessEnv): Json =>
  server === undefined || name === undefined ? {} : { repository: { type: 'git', url: `git+${server}/${name}.git` } };

/** The manifest of the package that is built in this environment. */
export const manifest = (source: Source, environment: NodeJS.ProcessEnv): Json => ({
  ...Object.fromEntries(Object.entries(source).filter(([name]) => !workshop.includes(name))),
  ...repositoryOf(environment),
  exports: mapped(source.exports, conditions),
  sideEffects: false,
});

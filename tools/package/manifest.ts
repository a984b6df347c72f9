// The published package.json, made from the repository's: with built files, and without scripts and dev dependencies.

type Json = Readonly<Record<string, unknown>>;
type Entries = Readonly<Record<string, string>>;

const built = (source: string): string => `./${source.replace(/^\.\//, '').replace(/\.ts$/, '.js')}`;

/** Types first, as Node's documentation asks: conditions are tried in order. */
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

/** The parts of the repository's package.json that the manifest uses. */
export type Source = Json & { readonly exports: Entries };

const workshop = ['scripts', 'allowScripts', 'overrides', 'devDependencies', 'private'];

/** The URL of the repository that GitHub Actions builds; npm compares it with the provenance. */
const repositoryOf = ({ GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name }: NodeJS.ProcessEnv): Json =>
  server === undefined || name === undefined ? {} : { repository: { type: 'git', url: `git+${server}/${name}.git` } };

/** The manifest of the package, as built in this environment. */
export const manifest = (source: Source, environment: NodeJS.ProcessEnv): Json => ({
  ...Object.fromEntries(Object.entries(source).filter(([name]) => !workshop.includes(name))),
  ...repositoryOf(environment),
  exports: mapped(source.exports, conditions),
  sideEffects: false,
});

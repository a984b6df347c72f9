// What a run takes from earlier ones: the directory of failing cases, and with --failed those alone.
import { readCaseFile, readFailures } from '../memory/failures-file.ts';
import type { KeptCase } from '../memory/kept-case.ts';
import { NoVerdict, WrongUse } from './errors.ts';
import type { RunOptions, Settings } from './settings.ts';

/** The directory unless --memory or USERSTATUS_MEMORY names another. */
export const defaultMemory = '.userstatus-conformance';

export type MemoryOptions = {
  /** The directory; false for none. */
  readonly memory?: string | false | undefined;
  readonly failed?: boolean | undefined;
  /** A file of cases that are sent alone. */
  readonly casesFrom?: string | undefined;
};

const checkFailed = (options: RunOptions & MemoryOptions, { url }: Settings): void => {
  const { case: one, budget, shard, replay, memory = false } = options;
  const other = Object.entries({ case: one, budget, shard, replay }).find(([, value]) => value !== undefined);
  if (other) throw new WrongUse(`--failed cannot be combined with --${other[0]}.`);
  if (url === undefined) throw new WrongUse('--failed needs a target and its failing cases: name it with --target.');
  if (memory === false)
    throw new WrongUse('--failed sends what is kept: leave out --no-memory, and USERSTATUS_MEMORY=off.');
};

const isSelected = ({ only, paths, contract }: Settings, { requirement, path }: KeptCase): boolean =>
  contract.requirements.find(requirement) !== undefined &&
  (only.length === 0 || only.includes(requirement)) &&
  paths.includes(path);

/** The settings of a run that sends kept cases alone: of their requirements, on their paths. Undefined where none is kept. */
export const keptAlone = (settings: Settings): Settings | undefined => {
  const selected = settings.kept.filter((kept) => isSelected(settings, kept));
  if (selected.length === 0) return undefined;
  const [only, paths] = [selected.map(({ requirement }) => requirement), selected.map(({ path }) => path)];
  const { budget: _, ...unlimited } = settings;
  return {
    ...unlimited,
    failed: true,
    kept: selected,
    only: [...new Set(only)],
    paths: settings.paths.filter((path) => paths.includes(path)),
  };
};

const noneIn = (memory: string, { kept }: Settings): string =>
  kept.length === 0
    ? `no failing case is kept in ${memory}`
    : `none of the ${kept.length} failing cases kept in ${memory} is of the requirements and paths of this run`;

/** The settings with what is kept now. */
export const remembering = (settings: Settings): Settings =>
  settings.memory === undefined ? settings : { ...settings, kept: readFailures(settings.memory) };

const checkCasesFrom = ({ case: one, budget, shard, failed }: RunOptions & MemoryOptions): void => {
  const other = Object.entries({ case: one, budget, shard, failed }).find(([, value]) => value !== undefined);
  if (other) throw new WrongUse(`--cases-from cannot be combined with --${other[0]}.`);
};

/** The settings of a run that sends the cases of a file alone. What fails in it is kept nowhere: it is in the file. */
const withCasesFrom = (settings: Settings, file: string): Settings => {
  const cases = readCaseFile(file);
  const kept = cases.filter((one) => isSelected(settings, one));
  if (kept.length === 0)
    throw new NoVerdict(
      `--cases-from: none of the ${cases.length} cases of ${file} is on a path and of a requirement of this run.`,
    );
  const { budget: _, memory: _memory, ...unlimited } = settings;
  const used = new Set(kept.map(({ path }) => path));
  return { ...unlimited, kept, casesFrom: file, paths: settings.paths.filter((path) => used.has(path)) };
};

/**
 * The settings with what is kept. Nothing is kept of the embedded tenant, which is there to be conformant.
 * @throws WrongUse for a file that is not a list of failing cases, or --failed without any; NoVerdict when none is kept.
 */
export const withMemory = (settings: Settings, options: RunOptions & MemoryOptions): Settings => {
  const { memory = false, failed = false, casesFrom } = options;
  if (casesFrom !== undefined) {
    checkCasesFrom(options);
    return withCasesFrom(settings, casesFrom);
  }
  if (failed) checkFailed(options, settings);
  if (memory === '') throw new WrongUse('--memory is empty: name a directory, or keep nothing with --no-memory.');
  if (memory === false || settings.url === undefined) return settings;
  const read = remembering({ ...settings, memory });
  if (!failed) return read;
  const alone = keptAlone(read);
  if (alone) return alone;
  throw new NoVerdict(`${noneIn(memory, read)}: nothing was sent. Run verify without --failed.`);
};

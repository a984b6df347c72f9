// What a run takes from earlier ones: the directory of failing cases, and with --failed those alone.
import { readFailures } from '../memory/failures-file.ts';
import type { KeptCase } from '../memory/kept-case.ts';
import { NoVerdict, WrongUse } from './errors.ts';
import type { RunOptions, Settings } from './settings.ts';

/** The directory unless --memory or USERSTATUS_MEMORY names another. */
export const defaultMemory = '.userstatus-conformance';

export type MemoryOptions = {
  /** The directory; false for none. */
  readonly memory?: string | false | undefined;
  readonly failed?: boolean | undefined;
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

/**
 * The settings with what is kept. Nothing is kept of the embedded tenant, which is there to be conformant.
 * @throws WrongUse for a file that is not a list of failing cases, or --failed without any; NoVerdict when none is kept.
 */
export const withMemory = (settings: Settings, options: RunOptions & MemoryOptions): Settings => {
  const { memory = false, failed = false } = options;
  if (failed) checkFailed(options, settings);
  if (memory === '') throw new WrongUse('--memory is empty: name a directory, or keep nothing with --no-memory.');
  if (memory === false || settings.url === undefined) return settings;
  const read = remembering({ ...settings, memory });
  if (!failed) return read;
  const alone = keptAlone(read);
  if (alone) return alone;
  throw new NoVerdict(`${noneIn(memory, read)}: nothing was sent. Run verify without --failed.`);
};

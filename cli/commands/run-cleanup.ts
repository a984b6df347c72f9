// Wires cleanup: the list, the target, the deletes, what is left, the exit code.

import { existsSync, statSync } from 'node:fs';
import { show } from '../../contracts/judging/show.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { deleting } from '../../engine/campaign/clean-up.ts';
import { deleteListed, type ReadList, readList } from '../../engine/connection/clean-up/delete-listed.ts';
import { collectionOf } from '../../engine/connection/clean-up/deletion.ts';
import { markerOf } from '../../engine/connection/clean-up/format.ts';
import { entriesIn, headerOf } from '../../engine/connection/clean-up/read-list.ts';
import { agreementOn } from '../../engine/connection/consent/agreement-on.ts';
import { reach } from '../../engine/connection/reach.ts';
import { readyTokens } from '../../engine/connection/ready-tokens.ts';
import { tenantIn } from '../../engine/connection/tokens.ts';
import { note, print } from '../../engine/output/terminal.ts';
import { contractWith } from '../../engine/settings/configuration-file.ts';
import { isElsewhere } from '../../engine/settings/elsewhere.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import { type RunOptions, readSettings, type Settings } from '../../engine/settings/settings.ts';
import { plural } from '../../reports/formats/plural.ts';
import { cleanUpLines, finishedLine, type Noun } from '../../reports/terminal/clean-up-text.ts';
import { showSteps } from '../../reports/terminal/steps.ts';
import { agreed } from '../consent.ts';
import { onInterrupt, waitingForAnswers } from '../interruption.ts';
import { isExampleEverywhere } from '../plan.ts';

type CleanupOptions = RunOptions & { readonly anotherOrigin?: boolean; readonly yes?: boolean };

/** Where requests go: the origin and the path before theirs. Elsewhere nothing of the list is found, which is no sign of its being gone. */
const placeOf = (url: string): string => {
  if (!URL.canParse(url)) throw new WrongUse(`the target in the list is not a URL: "${url}".`);
  const { origin, pathname } = new URL(url);
  return origin + pathname.replace(/\/+$/, '');
};

const isNamed = ({ target, cloud }: CleanupOptions): boolean =>
  [target, cloud, process.env['GRAPH_BASE_URL']].some((text) => text !== undefined) ||
  Boolean(process.env['GRAPH_CLOUD']);

const checkOrigin = (url: string, listed: string, { anotherOrigin = false }: CleanupOptions): void => {
  if (anotherOrigin || placeOf(url) === placeOf(listed)) return;
  throw new WrongUse(`the list was written for ${listed}, not for ${url}; --another-origin deletes there anyway.`);
};

/**
 * All tenants of a cloud have one base URL. In another tenant nothing of the list is found, which is no sign of its being gone.
 * @throws WrongUse where the token is of another tenant than that of the run.
 */
const checkTenant = (file: string, { tokens }: Settings): void => {
  const [listed, own] = [headerOf(file).tenant, tenantIn(tokens)];
  if (listed === undefined || own === undefined || listed === own) return;
  throw new WrongUse(`${file} lists what was made in the tenant ${listed}, and the token is of the tenant ${own}.`);
};

/**
 * A list may be another's: where a configuration file names the configurations of a run, the list names no others.
 * @throws WrongUse that names the first other one.
 */
const checkConfigured = ({ file, places }: ReadList, settings: Settings): void => {
  const { config, idsOf, contract } = settings;
  if (config === undefined || isExampleEverywhere(settings)) return;
  const own = new Set(contract.paths.names.map((path) => contract.paths.fill(path, idsOf[path] ?? {})));
  const other = [...places.keys()].find((place) => !own.has(place) && place !== contract.parents.collection);
  if (other !== undefined) throw new WrongUse(`${file} lists ${other}, whose configuration ${config} does not name.`);
};

const mostShown = 20;

/** What will be deleted, as lines. */
const planLines = ({ file, places, cleanUp }: ReadList, url: string): readonly string[] => {
  const shown = [...places]
    .slice(0, mostShown)
    .map(([path, count]) => `  ${String(count).padStart(10)}  DELETE ${path}/...`);
  return [
    `cleanup sends to ${url}`,
    ...shown,
    ...(places.size > mostShown ? [`  and in ${places.size - mostShown} more collections`] : []),
    `It deletes what ${file} lists, ${cleanUp.created} in total.`,
  ];
};

/**
 * The settings, with the agreement on their target. A list travels, and anyone may have written it: the target that it
 * names gets a token after a person has read it and said yes, and with --yes only where the user names it too.
 */
const agreedOn = (listed: ReadList, settings: Settings, options: CleanupOptions): Promise<Settings> => {
  const plan = () => planLines(listed, settings.url ?? listed.target);
  if (isNamed(options)) return agreed(settings, { yes: options.yes, plan });
  const otherwise = 'the list alone names it, so give --target and --yes to delete there';
  return agreed(settings, { plan, otherwise, isFromFile: true });
};

const leave = (): never => {
  note('the clean-up was interrupted; the list holds what is left.');
  process.exit(3);
};

const configurations: Noun = ['configuration', 's'];

/** Where to look for what may have been made, and by what support finds it. */
const lookingLines = ({ cleanUp, file, gone, contract }: ReadList): readonly string[] => {
  if (cleanUp.list === undefined || cleanUp.unknown === 0) return [];
  const { run } = headerOf(file);
  const lost = [...entriesIn(file, gone)].filter(({ line }) => 'lost' in line);
  const shown = lost.slice(0, mostShown).map(({ number, place }) => {
    const where =
      'parent' in place ? `${contract.parents.collection}, ${show(place.parent)}` : collectionOf(contract, place);
    return `  ${where}  client-request-id ${markerOf(run, number)}`;
  });
  return [
    `No answer came to ${plural(lost.length, 'create')}, so that no id is known to delete by. Look there, or ask support, and then remove ${file}:`,
    ...shown,
    ...(lost.length > mostShown ? [`  and ${lost.length - mostShown} more`] : []),
  ];
};

/** What was done, and whether anything is left. */
const doneLines = (listed: ReadList): readonly string[] => {
  const { cleanUp, file, contract, places } = listed;
  const noun = places.has(contract.parents.collection) ? configurations : undefined;
  const isMore = cleanUp.deleted < cleanUp.created;
  const lines = isMore ? cleanUpLines({ cleanUp }, noun) : [finishedLine(cleanUp, noun)];
  if (cleanUp.list !== undefined) return [...lines, ...lookingLines(listed)];
  const done = cleanUp.created === 0 ? ['clean-up: there was nothing to delete'] : lines;
  return [...done, `Nothing remains: ${file} is removed.`];
};

const checkThere = (file: string): void => {
  if (existsSync(file)) return;
  throw new WrongUse(`${file} cannot be read: there is no such file. A list is removed once nothing of it remains.`);
};

/** Milliseconds after which a service shows all that was created. */
const longestFresh = 60_000;

/** Whether the list was written a moment ago, of another machine. */
const isFresh = (file: string, settings: Settings): boolean =>
  isElsewhere(settings) && Date.now() - statSync(file).mtimeMs < longestFresh;

/**
 * Deletes what a list holds and gives the exit code.
 * @throws WrongUse for a file that is not a list, or a list of another target; NoVerdict when it cannot be updated.
 */
export const cleanup = async (file: string, options: CleanupOptions): Promise<number> => {
  checkThere(file);
  const listed = readList(contractWith(options.config, userStatus), file);
  const said = isNamed(options) ? options : { ...options, target: listed.target };
  const read = readSettings(userStatus, said, process.env);
  checkOrigin(read.url ?? listed.target, listed.target, options);
  checkConfigured(listed, read);
  const settings = await agreedOn(listed, read, options);
  await readyTokens(settings);
  checkTenant(file, settings);
  const aborter = new AbortController();
  const target = reach(agreementOn(settings, undefined), { ...settings, interrupted: aborter.signal });
  onInterrupt(() => {
    note(waitingForAnswers);
    aborter.abort();
  }, leave);
  const { cleanUp } = listed;
  note(`deleting at ${target.baseUrl} what ${file} lists`);
  const steps = showSteps('deletes', cleanUp.created);
  // A configuration that is found by its name comes on top.
  const { created } = cleanUp;
  const onProgress = (done: number): void => steps.advance(Math.min(done, created));
  const how = { ...deleting(settings), onProgress, looks: true, isFresh: isFresh(file, settings) };
  const stopped = await deleteListed(listed, target, how).finally(() => {
    steps.stop();
    return target.close();
  });
  print(doneLines(listed));
  if (aborter.signal.aborted) return leave();
  if (stopped !== undefined) return 3;
  return cleanUp.deleted < cleanUp.created || cleanUp.unknown > 0 ? 1 : 0;
};

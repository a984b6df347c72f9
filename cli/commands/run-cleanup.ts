// Wires cleanup: the list, the target, the deletes, what is left, the exit code.

import { userStatus } from '../../contracts/user-status/contract.ts';
import { deleting } from '../../engine/campaign/clean-up.ts';
import { deleteListed, readList } from '../../engine/connection/clean-up/delete-listed.ts';
import { reach } from '../../engine/connection/reach.ts';
import { readyTokens } from '../../engine/connection/ready-tokens.ts';
import { note, print } from '../../engine/output/terminal.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import { type RunOptions, readSettings } from '../../engine/settings/settings.ts';
import { cleanUpLines } from '../../reports/terminal/clean-up-text.ts';
import { showSteps } from '../../reports/terminal/steps.ts';

type CleanupOptions = RunOptions & { readonly anotherOrigin?: boolean };

const originOf = (url: string): string => {
  if (!URL.canParse(url)) throw new WrongUse(`the target in the list is not a URL: "${url}".`);
  return new URL(url).origin;
};

const isNamed = ({ target, cloud }: CleanupOptions): boolean =>
  [target, cloud, process.env['GRAPH_BASE_URL']].some((text) => text !== undefined) ||
  Boolean(process.env['GRAPH_CLOUD']);

const checkOrigin = (url: string, listed: string, { anotherOrigin = false }: CleanupOptions): void => {
  if (anotherOrigin || originOf(url) === originOf(listed)) return;
  throw new WrongUse(`the list was written for ${listed}, not for ${url}; --another-origin deletes there anyway.`);
};

const stopOnSignals = (): void => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      note('the clean-up was interrupted; the list holds what is left.');
      process.exit(3);
    });
};

/**
 * Deletes what a list holds and gives the exit code.
 * @throws WrongUse for a file that is not a list, or a list of another target; NoVerdict when it cannot be updated.
 */
export const cleanup = async (file: string, options: CleanupOptions): Promise<number> => {
  const listed = readList(userStatus, file);
  const settings = readSettings(
    userStatus,
    isNamed(options) ? options : { ...options, target: listed.target },
    process.env,
  );
  const { url = listed.target } = settings;
  checkOrigin(url, listed.target, options);
  await readyTokens(settings);
  const target = reach(url, settings);
  stopOnSignals();
  const { cleanUp } = listed;
  note(`deleting at ${target.baseUrl} what ${file} lists`);
  const steps = showSteps('deletes', cleanUp.created);
  const onProgress = (done: number): void => steps.advance(done);
  const stopped = await deleteListed(listed, target, { ...deleting(settings), onProgress }).finally(() => {
    steps.stop();
    return target.close();
  });
  print(cleanUpLines({ cleanUp }));
  if (stopped !== undefined) return 3;
  return cleanUp.deleted < cleanUp.created || cleanUp.unknown > 0 ? 1 : 0;
};

// The plan of verify, shown before anything is sent; for a target that is not this machine the user is asked first.
import { createInterface } from 'node:readline/promises';
import { type Forecast, forecast } from '../engine/campaign/schedule.ts';
import { isLoopback } from '../engine/connection/loopback.ts';
import { noteStream, writeLines } from '../engine/output/terminal.ts';
import { NoVerdict, WrongUse } from '../engine/settings/errors.ts';
import { exampleIdOf, type Settings } from '../engine/settings/settings.ts';

const amount = (count: number): string => count.toLocaleString('en');

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const lineOf = ({ path, requests, creates }: Forecast, { idsOf, contract }: Settings): string =>
  `  ${amount(requests).padStart(10)}  ${amount(creates).padStart(10)}  ${contract.paths.fill(path, idsOf[path] ?? {})}`;

const isExampleEverywhere = ({ idsOf, contract }: Settings): boolean =>
  Object.values(idsOf).every((ids) => Object.values(ids).every((id) => id === exampleIdOf(contract)));

const exampleIds = "The id is the one of the page's example: a tenant needs ids of its own, named in --config.";

/** The plan of a run as lines: where it sends, how much, and within which limits. */
export const planLines = (settings: Settings): readonly string[] => {
  const {
    url = 'an embedded tenant, started for the run',
    seed,
    concurrency,
    maxRequests,
    maxMinutes,
    rate,
  } = settings;
  const paths = forecast(settings);
  const [requests, creates] = [sum(paths.map((on) => on.requests)), sum(paths.map((on) => on.creates))];
  return [
    `verify sends to ${url}`,
    `  ${'requests'.padStart(10)}  ${'creates'.padStart(10)}  path`,
    ...paths.map((on) => lineOf(on, settings)),
    ...settings.withoutIds.map((path) => `  ${'none'.padStart(10)}  ${''.padStart(10)}  ${path}: no id is configured`),
    `${amount(requests)} requests in total; a conformant target creates up to ${amount(creates)} entities.`,
    ...(isExampleEverywhere(settings) ? [exampleIds] : []),
    settings.cleanUp === undefined
      ? 'What is created stays; --cleanup deletes it at the end.'
      : `What it creates is deleted at the end; what the target does not delete is listed in ${settings.cleanUp}.`,
    'Retries, reading back and the search for smaller counterexamples are not counted.',
    `At most ${concurrency} at once, ${maxRequests === undefined ? 'no limit of requests' : `${amount(maxRequests)} requests`}${rate === undefined ? '' : `, ${amount(rate)} a second`}, ${maxMinutes} minutes; seed ${seed}.`,
  ];
};

const isYes = (answer: string): boolean => /^y(es)?$/i.test(answer.trim());

/** Where the question is asked; without a terminal no one can answer. */
export type Asked = {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
};

const ask = async (question: string, { input, output }: Asked): Promise<boolean> => {
  const asking = createInterface({ input, output });
  try {
    // Ctrl-C and Ctrl-D are a no; without this the promise would stay open for ever.
    const closed = new Promise<string>((resolve) => void asking.once('close', () => resolve('')));
    return isYes(await Promise.race([asking.question(question), closed]));
  } finally {
    asking.close();
  }
};

const person: Asked = { input: process.stdin, output: noteStream() };

/**
 * Continues for a target on this machine or with --yes; otherwise shows the plan and asks.
 * @throws WrongUse without a terminal; NoVerdict when the answer is not yes.
 */
export const askConsent = async (settings: Settings, yes: boolean, asked = person): Promise<void> => {
  const { url } = settings;
  if (yes || url === undefined || isLoopback(url)) return;
  writeLines(asked.output, planLines(settings));
  if (!asked.input.isTTY)
    throw new WrongUse(
      `${new URL(url).host} is not this machine, and without a terminal no one can confirm: pass --yes to send all this.`,
    );
  if (await ask('Send all this? [y/N] ', asked)) return;
  throw new NoVerdict('nothing was sent: the answer was not yes.');
};

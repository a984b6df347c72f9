// What a command will send, shown before it is sent; for a target that is not this machine the user is asked first.
import { type Forecast, forecast } from '../engine/campaign/schedule.ts';
import { agree } from '../engine/connection/consent/agreement.ts';
import type { Asked } from '../engine/connection/consent/ask.ts';
import { gatewayLines } from '../engine/connection/gateway.ts';
import { exampleIdOf, type Settings } from '../engine/settings/settings.ts';

const amount = (count: number): string => count.toLocaleString('en');

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const lineOf = ({ path, requests, creates }: Forecast, { idsOf, contract }: Settings): string =>
  `  ${amount(requests).padStart(10)}  ${amount(creates).padStart(10)}  ${contract.paths.fill(path, idsOf[path] ?? {})}`;

/** Whether every id is that of the page's example: no configuration file named any. */
export const isExampleEverywhere = ({ idsOf, contract }: Settings): boolean =>
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

export type ConsentOptions = {
  readonly yes?: boolean | undefined;
  /** What will be sent, as lines. */
  readonly plan: () => readonly string[];
  /** How to agree where no one can be asked. */
  readonly otherwise?: string;
  /** Whether a file names the target, and not the user. */
  readonly isFromFile?: boolean;
};

/**
 * The settings of a command with the agreement to send to their target: at once for this machine or with --yes, else after
 * a person has read the plan and said yes. The embedded tenant needs none.
 * @throws WrongUse without a terminal, or for a token over plain http; NoVerdict when the answer is not yes.
 */
export const agreed = async (
  settings: Settings,
  { yes = false, plan, otherwise = 'pass --yes to send all this', isFromFile }: ConsentOptions,
  asked?: Asked,
): Promise<Settings> => {
  const { url, tokens, plainHttp, network } = settings;
  if (url === undefined) return settings;
  const consent = { plan: () => [...plan(), ...gatewayLines(tokens)], yes, plainHttp, otherwise, isFromFile, network };
  return { ...settings, agreement: await agree({ url, secrets: tokens }, consent, asked) };
};

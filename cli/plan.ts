// The plan of a run: what a person is shown before anything is sent, each thing once.

import { show } from '../contracts/judging/show.ts';
import { budgetOf } from '../engine/campaign/budget/budget.ts';
import { canaryRequests } from '../engine/campaign/canary.ts';
import { forecast } from '../engine/campaign/forecast.ts';
import type { Forecast } from '../engine/campaign/schedule.ts';
import { endOf } from '../engine/settings/claims.ts';
import { hasCanary } from '../engine/settings/elsewhere.ts';
import { exampleIdOf, type Settings } from '../engine/settings/settings.ts';
import { plural } from '../reports/formats/plural.ts';

const amount = (count: number): string => count.toLocaleString('en');

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const moreRequests = (count: number): string => `${amount(count)} ${count === 1 ? 'request' : 'requests'} more`;

/** Whether every id is that of the page's example: no configuration file named any. */
export const isExampleEverywhere = ({ idsOf, contract }: Settings): boolean =>
  Object.values(idsOf).every((ids) => Object.values(ids).every((id) => id === exampleIdOf(contract)));

const exampleIds = "The id is the one of the page's example: a tenant needs ids of its own, named in --config.";

const columns = (requests: string, creates: string, path: string): string =>
  `  ${requests.padStart(10)}  ${creates.padStart(10)}  ${path}`;

/** The configuration under which a path creates: where it is, and how long that is in the path of a request. */
const configurationOf = (path: string, { contract, idsOf }: Settings): { readonly id: string; readonly at: string } => {
  const [parameter = ''] = contract.paths.parameters(path);
  const id = idsOf[path]?.[parameter] ?? '';
  return { id, at: `${contract.parents.collection}/${encodeURIComponent(id)}` };
};

/** Characters of a name that are shown. */
const longestName = 80;

const heading = (path: string, settings: Settings): string => {
  const { id, at } = configurationOf(path, settings);
  const { configurations = {} } = settings;
  const name = Object.hasOwn(configurations, id) ? configurations[id] : undefined;
  if (name === undefined) return `  ${at}`;
  return `  ${at}, called ${show(name.length > longestName ? `${name.slice(0, longestName)}…` : name)}`;
};

const row = ({ path, requests, creates }: Forecast, settings: Settings): string => {
  const { contract, idsOf } = settings;
  const below = contract.paths.fill(path, idsOf[path] ?? {}).slice(configurationOf(path, settings).at.length);
  return columns(amount(requests), amount(creates), below);
};

/** The paths, under each configuration that they create in. */
const pathLines = (paths: readonly Forecast[], settings: Settings): readonly string[] => {
  const byPlace = Map.groupBy(paths, ({ path }) => configurationOf(path, settings).at);
  return [...byPlace.values()].flatMap((some) => [
    heading(some[0]?.path ?? '', settings),
    ...some.map((on) => row(on, settings)),
  ]);
};

/** What a run sends in all: its cases, what the canary sends beside them, and the deletes at the end. */
type Amounts = {
  readonly requests: number;
  readonly creates: number;
  readonly canary: number;
  readonly deletes: number;
};

const amountsOf = (paths: readonly Forecast[], settings: Settings): Amounts => {
  const [requests, creates] = [sum(paths.map((on) => on.requests)), sum(paths.map((on) => on.creates))];
  const isUndone = settings.cleanUp !== undefined;
  const tried = hasCanary(settings) ? paths.filter((on) => on.creates > 0).length : 0;
  // Of a canary within a budget only the DELETE is not counted among its requests.
  const apart = settings.budget === undefined ? canaryRequests : 1;
  return { requests, creates, canary: tried * apart, deletes: isUndone ? creates - tried : 0 };
};

const deletingLines = ({ canary, deletes }: Amounts, { cleanUp }: Settings): readonly string[] => {
  if (cleanUp === undefined) return ['What is created stays; --cleanup deletes it at the end.'];
  const first = `Before all else one create on each path is read and deleted (${moreRequests(canary)}); where that does not work, the run stops.`;
  return [
    ...(canary === 0 ? [] : [first]),
    `At the end what it created is deleted (up to ${moreRequests(deletes)}); what stays is listed in ${cleanUp}.`,
  ];
};

/** That a token which is not renewed ends before the run does, where it is so. */
const tokenLines = ({ tokens: { granted } }: Settings, minutes: number): readonly string[] => {
  const end = typeof granted === 'string' ? endOf(granted) : undefined;
  const left = end === undefined ? undefined : Math.floor((end - Date.now()) / 60_000);
  if (left === undefined || left < 0 || left >= minutes) return [];
  return [
    `The token in GRAPH_TOKEN ends in ${plural(left, 'minute')}, before that: what is not sent or deleted until then is left. --credential renews its token.`,
  ];
};

/** How long it takes at the pace of the run, where that has one. */
const durationLines = (amounts: Amounts, settings: Settings): readonly string[] => {
  const { requests, canary, deletes } = amounts;
  const { rate, maxMinutes } = settings;
  if (rate === undefined) return [];
  const minutes = (count: number): number => Math.max(1, Math.ceil(count / rate / 60));
  const run = minutes(requests + canary);
  const early = run > maxMinutes ? `, more than --max-minutes allows: it will end before` : '';
  const all = minutes(requests + canary + deletes);
  return [`It takes about ${plural(all, 'minute')}${early}.`, ...tokenLines(settings, all)];
};

const countedLine = (settings: Settings): string => {
  const budget = budgetOf(settings);
  if (budget === undefined) return 'Retries, reading back and the search for smaller counterexamples are not counted.';
  return `Retries, reading back and the search for what is wrong are counted: never more than ${plural(budget, 'request')}, but for deletes.`;
};

const requestsLimit = ({ maxRequests, budget }: Settings): readonly string[] => {
  if (maxRequests !== undefined) return [`${amount(maxRequests)} requests`];
  // The limit that a budget sets is named where it is said what counts.
  return budget === undefined ? ['no limit of requests'] : [];
};

const limitsLine = (settings: Settings): string => {
  const { concurrency, rate, maxMinutes, seed } = settings;
  return [
    `At most ${concurrency} at once`,
    ...(rate === undefined ? [] : [`${amount(rate)} a second`]),
    ...requestsLimit(settings),
    `${maxMinutes} minutes; seed ${seed}.`,
  ].join(', ');
};

/** What is to know of a run that sends anything. */
const sentLines = (amounts: Amounts, settings: Settings): readonly string[] => [
  ...(isExampleEverywhere(settings) ? [exampleIds] : []),
  ...deletingLines(amounts, settings),
  countedLine(settings),
  ...durationLines(amounts, settings),
];

/** Why nothing is sent, where the budget is less than the first create of a path takes with its canary. */
const unsentLines = (settings: Settings): readonly string[] => {
  const budget = budgetOf(settings);
  if (budget === undefined || budget >= canaryRequests || !hasCanary(settings)) return [];
  if (settings.paths.every((path) => settings.withoutIds.includes(path))) return [];
  return [
    `Nothing: the first create of a path takes ${canaryRequests} requests there, as it is read and looked for again; --no-cleanup makes it one.`,
  ];
};

/** The plan of a run as lines: where it sends, how much, what becomes of it, how long it takes, and within which limits. */
export const planLines = (settings: Settings): readonly string[] => {
  const { url = 'an embedded tenant, started for the run' } = settings;
  const paths = forecast(settings);
  const amounts = amountsOf(paths, settings);
  return [
    `verify sends to ${url}`,
    columns('requests', 'creates', 'path'),
    ...pathLines(paths, settings),
    ...settings.withoutIds.map((path) => columns('none', '', `${path}: no id is configured`)),
    `${amount(amounts.requests)} requests in total; a conformant target creates up to ${amount(amounts.creates)} entities.`,
    ...(amounts.requests === 0 ? unsentLines(settings) : sentLines(amounts, settings)),
    limitsLine(settings),
  ];
};

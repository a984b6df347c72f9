// The generated part of docs/clients.md: what the gate found in each client, plain, over TLS and on bad days.
import { type Client, folder } from './clients.ts';
import type { Trial } from './trial.ts';

/** The lines that the generated part stands between. */
export const marks = ['<!-- written by npm run clients -->', '<!-- end -->'] as const;

/** The scenarios of the table of bad days, and what stands above them. */
export const badDays: Readonly<Record<string, string>> = {
  throttled: '429, Retry-After',
  unavailable: '503, Retry-After',
  'bad-gateway': '502, carried out',
  dropped: 'answer lost',
  'cut-off': 'body cut off',
  'in-two-halves': 'in two halves',
};

/** A client with what came of its trials; without trials it was not run. */
export type Row = {
  readonly client: Client;
  readonly version?: string;
  readonly plain?: Trial;
  readonly https?: Trial;
  readonly days?: Readonly<Record<string, Trial>>;
};

const ids = (all: readonly string[]): string => all.map((id) => `\`${id}\``).join(', ');

const notRun = '*not run*';

/** Requirements of which so many fail by one cause are counted, not named. */
const many = 3;

const findings = ({ failing, causes }: Trial): string =>
  failing.length > many ? `${failing.length} requirements, ${causes} cause${causes === 1 ? '' : 's'}` : ids(failing);

const verdictOf = (trial: Trial): string => {
  if (trial.failing.length > 0) return `nonconformant: ${findings(trial)}`;
  return trial.code === 0 ? 'conformant' : `no verdict: ${trial.reason ?? 'unknown'}`;
};

/** What the gate says of a client. */
export const verdictCell = (trial: Trial | undefined): string => {
  if (!trial) return notRun;
  const warning = trial.warning.length === 0 ? '' : `, with a warning: ${ids(trial.warning)}`;
  return verdictOf(trial) + warning;
};

const repeats = ({ requests, succeeded }: Trial): string => {
  if (requests === 0) return 'sends nothing';
  const again = requests === 1 ? '' : requests === 2 ? 'sends it again' : `sends it ${requests - 1} times again`;
  if (succeeded) return again === '' ? 'succeeds' : again;
  return again === '' ? 'fails' : `${again}, fails`;
};

/** What a client did on a bad day. */
export const dayCell = (trial: Trial | undefined): string => {
  if (!trial) return notRun;
  return trial.failing.length === 0 ? repeats(trial) : `${repeats(trial)}: ${findings(trial)}`;
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const nameOf = ({ client: { name, language, file }, version }: Row): string =>
  `[${name}](${folder.replace('docs/', '')}/${file})${version === undefined ? '' : ` ${version}`} (${language})`;

/** The line of a client in the first table. */
export const plainLine = (row: Row): readonly string[] => [nameOf(row), verdictCell(row.plain), verdictCell(row.https)];

const dayLine = (row: Row): readonly string[] => [
  nameOf(row),
  ...Object.keys(badDays).map((scenario) => dayCell(row.days?.[scenario])),
];

/** Both tables. */
export const tables = (rows: readonly Row[]): string =>
  [
    table(['client', 'over plain HTTP', 'over `--https`'], rows.map(plainLine)),
    'What each does on a bad day, with one create:',
    table(['client', ...Object.values(badDays)], rows.map(dayLine)),
  ].join('\n\n');

/** A page with another generated part. */
export const withTables = (page: string, generated: string): string => {
  const [start, end] = marks;
  const [before = '', rest = ''] = page.split(`${start}\n`);
  return `${before}${start}\n\n${generated}\n\n${end}${rest.split(end)[1] ?? ''}`;
};

/** The cells of the line of a client in the first table of a page, without its name. */
export const cellsIn = (page: string, { file }: Client): readonly string[] => {
  const line = page.split('\n').find((one) => one.startsWith('| [') && one.includes(`/${file})`)) ?? '';
  return line
    .split(' | ')
    .slice(1)
    .map((cell) => cell.replace(/ \|$/, ''));
};

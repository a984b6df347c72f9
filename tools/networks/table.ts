// The table of docs/networks.md, made from a run.
import type { Trial } from './trials.ts';

export type Tried = {
  readonly trial: Trial;
  readonly code: number;
  /** Whether exit code and output are the expected ones. */
  readonly isExpected: boolean;
  readonly output: string;
};

const outcomes: Readonly<Record<number, string>> = {
  0: 'reached',
  2: 'wrong use, before anything is sent',
  3: 'no verdict, and why',
};

const heading = '| what was tried | exit code | which means |\n| --- | --- | --- |';

/** Trials as a table. */
export const tableOf = (tried: readonly Tried[]): string =>
  [
    heading,
    ...tried.map(({ trial: { about, name }, code }) => `| ${about}: ${name} | ${code} | ${outcomes[code] ?? ''} |`),
  ].join('\n');

const begin = '<!-- made by tools/networks -->';
const end = '<!-- end -->';

/** A page with this table in the place of its own. */
export const withTable = (page: string, table: string): string => {
  const [before = '', rest = ''] = page.split(begin);
  return `${before}${begin}\n${table}\n${end}${rest.split(end)[1] ?? ''}`;
};

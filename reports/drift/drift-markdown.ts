// A comparison as Markdown, for an issue, a comment or a step summary.
import type { Comparison } from '../../drift/compare.ts';
import { md } from '../formats/markdown-text.ts';
import { countWords, createsWords, placeOfStatement, statementWords } from './drift-lines.ts';

/** Text of a description inside a cell: it is shown, never interpreted. */
const cell = (text: string): string => md`${text}`.markdown;

const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0 ? [] : [row(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(row), ''];

/** A comparison as Markdown. */
export const driftMarkdown = (comparison: Comparison, source: string): string =>
  [
    '## Drift',
    '',
    `${cell(source)}: ${cell(comparison.format)}. ${countWords(comparison)}.`,
    '',
    ...table(
      ['kind', 'what', 'where', 'for a provider', 'for a client', 'for a pact'],
      comparison.drifts.map(({ kind, subject, says, place = '', means }) => [
        kind,
        `${subject}: ${says}`,
        place,
        means.provider,
        means.client,
        means.pact,
      ]),
    ),
    ...table(
      ['documented path', 'description', 'where'],
      comparison.paths.map((path) => [path.template, statementWords(path), placeOfStatement(path) ?? '']),
    ),
    `${createsWords(comparison)}.`,
    '',
  ].join('\n');

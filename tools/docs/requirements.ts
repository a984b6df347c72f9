// Writes docs/requirements.md, the table of all requirements, from the catalogue. Run by `npm run docs`.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { themeOf } from '../../contracts/requirements/catalogue.ts';
import type { Requirement, Source } from '../../contracts/requirements/requirement.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('{', '&#123;');

const linked = ({ document, place, url = '' }: Source): string =>
  `[${cell(`${document}: ${place}`)}](${url.startsWith('https:') ? url : `../${url}`})`;

const row = ({ id, level, says, binds, source }: Requirement): string =>
  `| \`${id}\` | ${level} | ${cell(says)} | ${binds} | ${linked(source)} |`;

const table = (theme: string, rows: readonly Requirement[]): string =>
  [`## ${theme}`, '', '| id | level | says | binds | source |', '|---|---|---|---|---|', ...rows.map(row), ''].join(
    '\n',
  );

/** The page as Markdown. */
export const requirementsPage = (): string =>
  [
    '# Requirements',
    '',
    'Made from the catalogue in `contracts/requirements/` by `npm run docs`; do not edit by hand.',
    '',
    ...[...Map.groupBy(userStatus.requirements.all, ({ id }) => themeOf(id))].map(([theme, rows]) =>
      table(theme, rows),
    ),
  ].join('\n');

export const requirementsFile = join(import.meta.dirname, '../../docs/requirements.md');

if (process.argv[1]?.endsWith('tools/docs/requirements.ts')) writeFileSync(requirementsFile, requirementsPage());

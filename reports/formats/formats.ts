// The formats made from results.json: name on the command line, file, and function.

import { pageFile } from '../record/directory.ts';
import type { Results } from '../record/results.ts';
import { toAnnotations } from './annotations.ts';
import { toBadge } from './badge.ts';
import { toCtrf } from './ctrf.ts';
import type { FormatName } from './format-names.ts';
import { toHar } from './har.ts';
import { toHtml } from './html.ts';
import { toJUnit } from './junit.ts';
import { toMarkdown } from './markdown.ts';
import { toSarif } from './sarif.ts';

export type Format = {
  readonly file: string;
  readonly says: string;
  /** The text of the file, from one run for each target. */
  readonly make: (runs: readonly Results[]) => string;
};

export const formats: Readonly<Record<string, Format>> = {
  html: { file: pageFile, says: 'one self-contained page', make: toHtml },
  junit: { file: 'junit.xml', says: 'JUnit XML, for any CI', make: toJUnit },
  md: { file: 'report.md', says: 'Markdown, for a step summary or a comment', make: toMarkdown },
  sarif: { file: 'report.sarif', says: 'SARIF 2.1.0, for code scanning', make: toSarif },
  annotations: { file: 'annotations.txt', says: 'annotations for GitHub Actions', make: toAnnotations },
  ctrf: { file: 'ctrf.json', says: 'CTRF JSON', make: toCtrf },
  har: { file: 'failures.har', says: 'the failing exchanges as an HTTP archive', make: toHar },
  badge: { file: 'badge.svg', says: 'a badge', make: toBadge },
} satisfies Record<FormatName, Format>;

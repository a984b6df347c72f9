// Markdown, in which every text that is put in is text: a template escapes what it is given, unless that is Markdown itself.
// The types refuse a plain string where Markdown is wanted, so that no text gets there another way.
import { greatest } from '../../contracts/odata/extremes.ts';
import { visible } from '../../engine/output/visible.ts';

/** A piece of Markdown. */
export type Markdown = { readonly markdown: string };

const signs = /[\\`*_{}[\]<>#|!&~:$]/g;

// At the start of a line they begin a list or underline a heading, and `www.` begins an address anywhere.
const atStart = /^(?:[-+=]|\d+(?=[.)]))|(?<=\bwww)\./gi;

// GitHub looks for @names in what is shown, however it is written: a comment within keeps them apart.
const apart = '@<!-- -->';

/** A text on one line, each of whose signs is shown as it is. */
const escaped = (text: string): string =>
  visible(text.replaceAll(/\s+/g, ' ').trim())
    .replaceAll(signs, '\\$&')
    .replaceAll(atStart, (found) => (/\d/.test(found) ? `${found}\\` : `\\${found}`))
    .replaceAll('@', apart);

const isMarkdown = (value: Markdown | string | number): value is Markdown => typeof value === 'object';

const written = (value: Markdown | string | number): string =>
  isMarkdown(value) ? value.markdown : escaped(String(value));

/** Markdown of a template; texts in it are escaped. */
export const md = (literals: TemplateStringsArray, ...values: readonly (Markdown | string | number)[]): Markdown => ({
  markdown: literals
    .map(
      (literal, index) =>
        literal +
        values
          .slice(index, index + 1)
          .map(written)
          .join(''),
    )
    .join(''),
});

/** Pieces of Markdown with a text between them. */
export const joined = (parts: readonly Markdown[], between: string): Markdown => ({
  markdown: parts.map(({ markdown }) => markdown).join(between),
});

const longestRun = (text: string): number => greatest([0, ...(text.match(/`+/g) ?? []).map((run) => run.length)]);

/** A text as code within a line. */
export const code = (text: string): Markdown => {
  const shown = visible(text.replaceAll(/\s+/g, ' '));
  const ticks = '`'.repeat(longestRun(shown) + 1);
  const space = shown.includes('`') || shown.trim() === '' ? ' ' : '';
  return { markdown: `${ticks}${space}${shown}${space}${ticks}` };
};

/** Lines of text in a fence longer than any run of backticks in them, so that they cannot end it. */
export const fenced = (lines: readonly string[]): Markdown[] => {
  const text = visible(lines.join('\n'));
  const fence = '`'.repeat(Math.max(2, longestRun(text)) + 1);
  return [`${fence}text`, text, fence].map((markdown) => ({ markdown }));
};

/** A link; its address has been checked (source-text.ts). */
export const link = (text: string, address: string): Markdown => ({ markdown: `[${escaped(text)}](<${address}>)` });

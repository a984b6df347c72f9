// What a report says of paths that the page does not list.
import type { Results } from './results.ts';

/** A line for each path that is not on the page. */
export const beyondPageLines = ({ beyondPage = {} }: Results): string[] =>
  Object.entries(beyondPage).map(([name, template]) => `beyond the page: ${name} (${template})`);

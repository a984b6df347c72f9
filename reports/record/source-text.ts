// How reports cite the source of a requirement.
import type { Source } from '../../contracts/requirements/requirement.ts';

// A results.json may come from anywhere, so only addresses of the web become links.
const webAddress = /^https?:\/\/[\w\-./?=&#%:~]+$/;

/** The address for a link to the source; undefined where there is none or it is not one of the web. */
export const linkTo = ({ url }: Source): string | undefined =>
  url !== undefined && webAddress.test(url) ? url : undefined;

/** The document and the section in it. */
export const citation = ({ document, place }: Source): string => `${document}, ${place}`;

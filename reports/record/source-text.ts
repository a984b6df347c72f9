// How reports write where a requirement comes from.
import type { Source } from '../../contracts/requirements/requirement.ts';

// A record may come from anybody: what a link leads to is a web address and nothing else.
const webAddress = /^https:\/\/[\w\-./?=&#%:~]+$/;

/** The address that a link to the source may lead to; undefined where there is none. */
export const linkTo = ({ url }: Source): string | undefined =>
  url !== undefined && webAddress.test(url) ? url : undefined;

/** The document and the place in it. */
export const citation = ({ document, place }: Source): string => `${document}, ${place}`;

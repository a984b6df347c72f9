// Where requirements come from: the page, by section and line, and the standards it leans on.
import type { Page } from '../definition.ts';
import type { Source } from './requirement.ts';

/** The anchor that GitHub and Microsoft's site give a heading. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');

/** A statement of a page, quoted word for word; a test looks the quote up in the page. */
export const quoted =
  ({ url }: Page) =>
  (place: string, quote: string): Source => ({ document: 'page', place, quote, url: `${url}#${anchorOf(place)}` });

/** A decision of ours where the page is silent: a heading of the rulings. */
export const ruled =
  ({ rulings }: Page) =>
  (heading: string): Source => ({ document: 'rulings', place: heading, url: `${rulings}#${anchorOf(heading)}` });

const oasis = 'https://docs.oasis-open.org/odata';

/** The address of a section, by its number and title, in each standard that requirements cite. */
const sections = {
  'RFC 6750': (place) => `https://www.rfc-editor.org/rfc/rfc6750.html#section-${place.split(' ', 1)}`,
  'RFC 8259': (place) => `https://www.rfc-editor.org/rfc/rfc8259.html#section-${place.split(' ', 1)}`,
  'RFC 9110': (place) => `https://www.rfc-editor.org/rfc/rfc9110.html#section-${place.split(' ', 1)}`,
  'OData 4.01 Protocol': (place) => `${oasis}/odata/v4.01/odata-v4.01-part1-protocol.html#${oasisAnchor(place)}`,
  'OData 4.01 URL Conventions': (place) =>
    `${oasis}/odata/v4.01/odata-v4.01-part2-url-conventions.html#${oasisAnchor(place)}`,
  'OData 4.01 JSON Format': (place) =>
    `${oasis}/odata-json-format/v4.01/odata-json-format-v4.01.html#${oasisAnchor(place)}`,
  'Microsoft Graph': () => 'https://learn.microsoft.com/en-us/graph/errors',
  'Microsoft Graph throttling guidance': (place) =>
    `https://learn.microsoft.com/en-us/graph/throttling#${anchorOf(place)}`,
} satisfies Record<string, (place: string) => string>;

/** OASIS names an anchor after the title alone, without its number and without anything but letters. */
const oasisAnchor = (place: string): string =>
  `sec_${place
    .split(' ')
    .slice(1)
    .join('')
    .replaceAll(/[^A-Za-z]/g, '')}`;

/** A section of a standard, as its number and title. */
export const standard = (document: keyof typeof sections, place: string): Source => ({
  document,
  place,
  url: sections[document](place),
});

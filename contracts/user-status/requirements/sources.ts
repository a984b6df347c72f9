// Where requirements come from: the page, by section and line, and the standards it leans on.
import type { Source } from '../../judging/requirement.ts';

/** Where the page is published. */
export const pageUrl =
  'https://learn.microsoft.com/en-us/graph/api/intune-deviceconfig-deviceconfigurationuserstatus-create?view=graph-rest-beta';

/** The file of our rulings, from the root of the repository and of the package. */
export const rulingsFile = 'contracts/user-status/rulings.md';

/** The anchor that GitHub and Microsoft's site give a heading. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');

/** A statement of the page, quoted word for word; the proof suite looks the quote up in the page. */
export const page = (place: string, quote: string): Source => ({
  document: 'page',
  place,
  quote,
  url: `${pageUrl}#${anchorOf(place)}`,
});

/** A decision of ours where the page is silent: the heading in rulings.md. */
export const settled = (heading: string): Source => ({
  document: 'rulings',
  place: heading,
  url: `${rulingsFile}#${anchorOf(heading)}`,
});

const oasis = 'https://docs.oasis-open.org/odata';

/** The address of a section, by its number and title, in each standard that requirements cite. */
const sections = {
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

/** OASIS names an anchor after the title alone, without its number and all that is no letter. */
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

/** Lines of the page that bind neither provider nor client, each with the reason why no requirement quotes it. */
export const informative: Readonly<Record<string, string>> = {
  'Create deviceConfigurationUserStatus': 'title',
  'Important: Microsoft Graph APIs under the /beta version are subject to change; production use is not supported.':
    'a notice to readers; no answer of a target can keep or break it',
  'Note: The Microsoft Graph API for Intune requires an active Intune license for the tenant.':
    'a property of the tenant; a target without a license refuses everything, which is reported as not authorised',
  'Create a new deviceConfigurationUserStatus object.': 'says what the whole page is about',
  Prerequisites: 'heading',
  'One of the following permissions is required to call this API. To learn more, including how to choose permissions, see Permissions.':
    'introduces the table of permissions, whose rows are requirements',
  'Permission type Permissions (from most to least privileged)': 'head of a table',
  'HTTP Request': 'heading',
  'Request headers': 'heading',
  'Header Value': 'head of a table',
  'Request body': 'heading',
  'Property Type Description': 'head of a table',
  Response: 'heading',
  Example: 'heading',
  Request: 'heading',
  'Here is an example of the request.': 'introduces the example',
  'POST https://graph.microsoft.com/beta/deviceManagement/deviceConfigurations/{deviceConfigurationId}/userStatuses':
    "the example's request line, the first of the eight paths",
  'Content-length: 290': "the length of the example's body, which paths.example sends byte for byte",
  'HTTP/1.1 201 Created': "the example's status line; answers.created quotes the sentence about it",
  'Content-Length: 339': "the length of the example's answer, which may be truncated for brevity",
};

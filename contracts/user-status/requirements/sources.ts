// Where requirements come from: the page, by section and line, and the standards it leans on.
import type { Source } from '../../judging/requirement.ts';

/** A statement of the page, quoted word for word; the proof suite looks the quote up in the page. */
export const page = (place: string, quote: string): Source => ({ document: 'page', place, quote });

/** A rule that contract.md settles where the page is silent. */
export const settled = (place: string): Source => ({ document: 'contract', place });

export const standard = (document: string, place: string): Source => ({ document, place });

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

// Requirements about the answer to a create. They are judged on every create of a run.

import { type Evidence, type Row, rowPerProperty, type Table } from '../../judging/requirement.ts';
import { keyName, propertyNames, typeAnnotation } from '../entity.ts';
import { propertyLine } from './property-lines.ts';
import { page, settled, standard } from './sources.ts';

const created = page(
  'Response',
  'If successful, this method returns a 201 Created response code and a deviceConfigurationUserStatus object in the response body.',
);
const example = page('Example', 'Content-Type: application/json');
const key = page('Request body', 'id String Key of the entity.');

const holds = (says: string, source: Row['source'], evidence: Evidence = 'entity'): Row => ({
  level: 'MUST',
  binds: 'provider',
  says,
  source,
  when: { sends: 'creates', evidence },
  then: { answers: 'holds' },
});

const echo = {
  userDisplayName: 'code point for code point',
  devicesCount: 'equal',
  status: 'equal',
  lastReportedDateTime: 'as the same instant to 100 ns',
  userPrincipalName: 'code point for code point',
};

/** What is shown of each property. A table of its own: `answers.status` is the property, `answers.created` the 201. */
export const shownProperties: Table = rowPerProperty(
  propertyNames,
  (name) => `answers.${name}`,
  (name) => holds(`answers with ${name}, named and typed as documented`, propertyLine(name)),
);

export const echoedProperties: Table = rowPerProperty(
  propertyNames,
  (name) => `answers.${name}.echo`,
  (name) => holds(`answers with the ${name} of this request, ${echo[name]}`, created),
);

export const answers: Table = {
  'answers.created': holds('answers a create with 201, not with another success', created, 'success'),
  'answers.noServerError': holds(
    'never answers a create with a 5xx other than 503 with Retry-After',
    created,
    'answer',
  ),
  'answers.mediaType': holds('answers with the media type application/json', example, 'created'),
  'answers.object': holds('answers with one JSON object and nothing after it', created, 'created'),
  'answers.id': holds(`answers with an ${keyName} that is a non-empty string`, key),
  'answers.id.unique': holds(`gives every create of the run its own ${keyName}, on all paths together`, key),
  'answers.odataType': holds(
    `names the documented type where it answers with ${typeAnnotation}`,
    page('Example', '"@odata.type": "#microsoft.graph.deviceConfigurationUserStatus"'),
  ),
  'answers.additional': {
    ...holds(
      'answers with more properties or annotations than the page shows',
      page('Example', 'All of the properties will be returned from an actual call.'),
    ),
    level: 'UNSPECIFIED',
    then: { answers: 'either' },
  },
  'answers.readBack': {
    level: 'SHOULD',
    binds: 'provider',
    says: 'shows a created userStatus to GET, where it answers GET',
    source: settled('Reading back a created entity'),
    when: { sends: 'createThenRead' },
    then: { answers: 'holds' },
  },
};

const refusal = (level: Row['level'], says: string, source: Row['source'], evidence: Evidence = 'refusal'): Row => ({
  level,
  binds: 'provider',
  says,
  source,
  when: { sends: 'refusals', evidence },
  then: { answers: 'holds' },
});

export const refusals: Table = {
  'refusals.status': refusal(
    'MUST',
    'refuses with 400 to 499: never 3xx, 5xx, a dropped connection or silence',
    settled('Any refusal'),
    'unaccepted',
  ),
  'refusals.envelope': refusal(
    'SHOULD',
    'refuses with {"error": {"code", "message"}} as JSON',
    standard('Microsoft Graph', 'Error responses and resource types'),
  ),
  'refusals.challenge': refusal(
    'SHOULD',
    'sends WWW-Authenticate with a 401',
    standard('RFC 9110', '11.6.1 WWW-Authenticate'),
    'unauthorized',
  ),
  'refusals.nothingCreated': {
    ...refusal(
      'SHOULD',
      'creates nothing when it refuses, where it answers GET',
      settled('Nothing is created by a refusal'),
    ),
    when: { sends: 'refusedThenRead' },
  },
};

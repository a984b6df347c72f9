// The answers that the pact expects: a matcher for each Edm type, made from the contract.

import { MatchersV3 } from '@pact-foundation/pact';
import type { Request } from '../../contracts/judging/exchange.ts';
import { createdStatus, mediaType } from '../../contracts/odata/create.ts';
import type { PropertyType } from '../../contracts/odata/entity-type.ts';
import { keyName } from '../../contracts/odata/entity-type.ts';
import { isObject, readBody } from '../../contracts/odata/read-body.ts';
import { answeredDateTime } from '../../contracts/odata/schema.ts';
import type { Then } from '../../contracts/requirements/requirement.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';

const { integer, regex, string, matchStatus } = MatchersV3;

type Example = { readonly [name: string]: unknown };

const byType = {
  String: (example: unknown) => string(String(example)),
  Int32: (example: unknown) => integer(Number(example)),
  DateTimeOffset: (example: unknown) => regex(answeredDateTime, String(example)),
};

const matcherOf = (type: PropertyType, example: unknown): unknown =>
  typeof type === 'string' ? byType[type](example) : regex(`^(?:${type.members.join('|')})$`, String(example));

const { [keyName]: exampleId }: Example = JSON.parse(userStatus.example.answer);
const idMatcher = regex('[\\s\\S]+', String(exampleId));

/** The media type with any parameters, in any letter case. */
export const jsonHeader = { 'Content-Type': regex(`^(?i:${mediaType})\\s*(?:;.*)?$`, mediaType) };

const sentIn = ({ body }: Request): Example => {
  const reading = readBody(body);
  return 'value' in reading && isObject(reading.value) ? reading.value : {};
};

const entity = (sent: Example, matcherFor: (type: PropertyType, value: unknown) => unknown): Example => ({
  [keyName]: idMatcher,
  ...Object.fromEntries(
    Object.entries(userStatus.entity.properties).map(([name, type]) => [name, matcherFor(type, sent[name])]),
  ),
});

/** The expected entity, with a matcher by type for every property. */
export const typedEntity = (request: Request): Example => entity(sentIn(request), matcherOf);

// An answer may write the same instant in another way, so that of a date-time only the type is pinned.
const sentValue = (type: PropertyType, value: unknown): unknown =>
  type === 'DateTimeOffset' ? matcherOf(type, value) : value;

/** The expected entity with the values that were sent. */
export const echoedEntity = (request: Request): Example => entity(sentIn(request), sentValue);

/** The expected status: 201, that of the refusal, or any of 400 to 499 where the contract names none. */
export const expectedStatus = (then: Then): number | ReturnType<typeof matchStatus> => {
  if (then.answers !== 'refusal') return createdStatus;
  return then.status ?? matchStatus(400, MatchersV3.HTTPResponseStatusClass.ClientError);
};

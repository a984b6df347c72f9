// The answers that the pact expects: a matcher for each Edm type, made from the contract.
import { MatchersV3 } from '@pact-foundation/pact';
import type { Request } from '../../contracts/judging/exchange.ts';
import type { Then } from '../../contracts/judging/requirement.ts';
import { isObject, readBody } from '../../contracts/odata/read-body.ts';
import {
  complianceStatus,
  type EdmType,
  keyName,
  properties,
  propertyNames,
} from '../../contracts/user-status/entity.ts';
import { createdStatus, mediaType } from '../../contracts/user-status/operation.ts';
import { answeredDateTime } from '../../contracts/user-status/schema.ts';

const { integer, regex, string, matchStatus } = MatchersV3;

type Example = { readonly [name: string]: unknown };

const matchers: Record<EdmType, (example: unknown) => unknown> = {
  String: (example) => string(String(example)),
  Int32: (example) => integer(Number(example)),
  ComplianceStatus: (example) => regex(`^(?:${complianceStatus.join('|')})$`, String(example)),
  DateTimeOffset: (example) => regex(answeredDateTime, String(example)),
};

const exampleId = '7e323db2-3db2-7e32-b23d-327eb23d327e';
const idMatcher = regex('[\\s\\S]+', exampleId);

/** The media type with any parameters, in any letter case. */
export const jsonHeader = { 'Content-Type': regex(`^(?i:${mediaType})\\s*(?:;.*)?$`, mediaType) };

const sentIn = ({ body }: Request): Example => {
  const reading = readBody(body);
  return 'value' in reading && isObject(reading.value) ? reading.value : {};
};

const entity = (sent: Example, matcherFor: (type: EdmType, value: unknown) => unknown): Example => ({
  [keyName]: idMatcher,
  ...Object.fromEntries(propertyNames.map((name) => [name, matcherFor(properties[name], sent[name])])),
});

/** The expected entity, with a matcher by type for every property. */
export const typedEntity = (request: Request): Example =>
  entity(sentIn(request), (type, value) => matchers[type](value));

// An answer may write the same instant in another way, so that of a date-time only the type is pinned.
const sentValue = (type: EdmType, value: unknown): unknown =>
  type === 'DateTimeOffset' ? matchers.DateTimeOffset(value) : value;

/** The expected entity with the values that were sent. */
export const echoedEntity = (request: Request): Example => entity(sentIn(request), sentValue);

/** The expected status: 201, that of the refusal, or any of 400 to 499 where the contract names none. */
export const expectedStatus = (then: Then): number | ReturnType<typeof matchStatus> => {
  if (then.answers !== 'refusal') return createdStatus;
  return then.status ?? matchStatus(400, MatchersV3.HTTPResponseStatusClass.ClientError);
};

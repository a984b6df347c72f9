// The ids of requirements. They never change their meaning; a snapshot freezes them. An id about a property is made here
// and nowhere else.
import type { ValueError } from '../odata/value-errors.ts';

/** The ids of the requirements that refuse who must not create. */
export type AuthorizationId =
  | 'authorization.missing'
  | 'authorization.emptyBearer'
  | 'authorization.otherScheme'
  | 'authorization.unknownToken'
  | 'authorization.permission'
  | 'authorization.personalAccount';
/** The id of the requirement about the status of such a refusal. */
export type AuthorizationStatusId = `${AuthorizationId}.status`;

/** The ids that every contract has. */
export type FixedId =
  | 'paths.example'
  | 'paths.quotedKey'
  | 'paths.trailingSlash'
  | 'paths.unknownConfiguration'
  | 'paths.otherMethod'
  | 'paths.documented'
  | 'paths.metadata'
  | AuthorizationId
  | AuthorizationStatusId
  | 'headers.contentType.charset'
  | 'headers.contentType.other'
  | 'headers.contentType.ieee754'
  | 'headers.contentType.otherCharset'
  | 'headers.contentEncoding'
  | 'headers.repeated'
  | 'headers.accept.json'
  | 'headers.accept.named'
  | 'bodies.valid'
  | 'bodies.order'
  | 'bodies.whiteSpace'
  | 'bodies.escapes'
  | 'bodies.withoutType'
  | 'bodies.notObject'
  | 'bodies.malformed'
  | 'bodies.empty'
  | 'bodies.undeclared'
  | 'bodies.odataType'
  | 'bodies.id'
  | 'bodies.duplicates'
  | 'bodies.annotations'
  | 'answers.created'
  | 'answers.noServerError'
  | 'answers.mediaType'
  | 'answers.object'
  | 'answers.id'
  | 'answers.id.unique'
  | 'answers.id.shared'
  | 'answers.odataType'
  | 'answers.odataType.fragment'
  | 'answers.additional'
  | 'answers.notation'
  | 'answers.duplicates'
  | 'answers.charset'
  | 'answers.readBack'
  | 'refusals.status'
  | 'refusals.envelope'
  | 'refusals.challenge'
  | 'refusals.nothingCreated'
  | 'retries.waits'
  | 'retries.bounded'
  | 'retries.created'
  | 'retries.refused'
  | 'retries.lost';

/** What can be wrong with a property of a body, or right with all its values. */
export type AboutProperty = 'values' | 'missing' | 'notation' | ValueError;

/** The id of a requirement about a property of a body. */
export type BodyId<P extends string = string> = `bodies.${P}.${AboutProperty}`;
/** The id of the requirement that an answer has a property, named and typed as documented. */
export type AnswerId<P extends string = string> = `answers.${P}`;
/** The id of the requirement that an answer has the value that was sent. */
export type EchoId<P extends string = string> = `answers.${P}.echo`;
/** The id of a requirement of a user's own. */
export type OwnId = `own.${string}`;

/** The id of any requirement; with the names of a contract's properties, of those of that contract alone. */
export type RequirementId<P extends string = string> = FixedId | BodyId<P> | AnswerId<P> | EchoId<P> | OwnId;

export const bodyId = <P extends string>(property: P, about: AboutProperty): BodyId<P> => `bodies.${property}.${about}`;
export const answerId = <P extends string>(property: P): AnswerId<P> => `answers.${property}`;
export const echoId = <P extends string>(property: P): EchoId<P> => `answers.${property}.echo`;

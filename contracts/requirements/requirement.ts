// What a requirement is: one unit that says what is sent, what is expected, how strongly, and where that stands; with the
// judge where the row alone does not say it, and the tenant that breaks it.
import type { Definition } from '../definition.ts';
import type { Deviation } from '../deviations/deviation.ts';
import type { Answer, Difference, Request } from '../judging/exchange.ts';
import type { ValueError } from '../odata/value-errors.ts';
import type { RequirementId } from './requirement-id.ts';

/** MUST: stated by the page or its types. SHOULD: a convention it leans on. UNSPECIFIED: never judged, observed. */
export type Level = 'MUST' | 'SHOULD' | 'UNSPECIFIED';

/**
 * Where a requirement comes from; `quote` stands in that document word for word when the document is the page. `url` is a
 * public address, or the path of a file of this package with an anchor.
 */
export type Source = {
  readonly document: string;
  readonly place: string;
  readonly quote?: string;
  readonly url?: string;
};

/** What is varied in a body that must be accepted: everything, one property, or the way in which it is written. */
export type ValidVariation = 'everything' | 'order' | 'whiteSpace' | 'escapes' | 'withoutType';
export type BodyShape =
  | 'notObject'
  | 'malformed'
  | 'empty'
  | 'undeclared'
  | 'odataType'
  | 'id'
  | 'duplicates'
  | 'annotations';
export type Credential = 'none' | 'emptyBearer' | 'otherScheme' | 'unknownToken' | 'insufficient' | 'personal';
export type RequestOddity =
  | 'charset'
  | 'otherMediaType'
  | 'ieee754'
  | 'contentEncoding'
  | 'quotedKey'
  | 'trailingSlash'
  | 'unknownConfiguration'
  | 'otherMethod';

/**
 * What an answer must have come to before it is evidence for a requirement. To a create: any answer, a 2xx, a 201, a 201
 * with a JSON object. To what must be refused: anything but a 2xx, a 4xx, a 401.
 */
export type Evidence = 'answer' | 'success' | 'created' | 'entity' | 'unaccepted' | 'refusal' | 'unauthorized';

/** What is sent to exercise a requirement. `creates` sends nothing of its own: it is judged on every create. */
export type When =
  | { readonly sends: 'example' }
  | { readonly sends: 'valid'; readonly varying: ValidVariation }
  | { readonly sends: 'values'; readonly property: string }
  | { readonly sends: 'missing'; readonly property: string }
  | { readonly sends: 'valueError'; readonly property: string; readonly error: ValueError }
  | { readonly sends: 'notation'; readonly property: string }
  | { readonly sends: 'body'; readonly shape: BodyShape }
  | { readonly sends: 'credential'; readonly credential: Credential }
  | { readonly sends: 'oddity'; readonly oddity: RequestOddity }
  | { readonly sends: 'createThenRead' }
  | { readonly sends: 'refusedThenRead' }
  | { readonly sends: 'creates'; readonly evidence: Evidence; readonly property?: string }
  | { readonly sends: 'refusals'; readonly evidence: Evidence; readonly of?: RequirementId }
  | { readonly sends: 'byClient' }
  | { readonly sends: 'afterAnswer' };

/** What is expected of it. `judged`: the judge looks at the answer (or a client's request) itself. */
export type Then =
  | { readonly answers: 'created' }
  | { readonly answers: 'refusal'; readonly status?: number }
  | { readonly answers: 'either' }
  | { readonly answers: 'judged' };

/** What a requirement says to people. */
export type Statement = {
  /** Never changes its meaning from one version to the next. */
  readonly id: RequirementId;
  readonly level: Level;
  /** Who is held to it. */
  readonly binds: 'provider' | 'client' | 'both';
  readonly says: string;
  /** The same for a client's author, where a provider is held to it as well: what holds for what a client sends. */
  readonly toClient?: string;
  readonly source: Source;
};

/** An answer that is evidence for a requirement, as its judge sees it. */
export type Judged = {
  readonly definition: Definition;
  readonly request: Request;
  readonly answer: Answer;
  /** The JSON object that was sent; empty where none was. */
  readonly sent: Readonly<Record<string, unknown>>;
  /** The JSON object that a 201 shows; empty for other answers. */
  readonly entity: Readonly<Record<string, unknown>>;
};

export type Requirement = Statement & {
  readonly when: When;
  readonly then: Then;
  /** What an answer breaks, where it is evidence for the requirement. Pure. */
  readonly judge?: (judged: Judged) => readonly Difference[];
  /** The tenant that ignores the requirement, where its row alone does not say how. */
  readonly mutant?: Deviation;
};

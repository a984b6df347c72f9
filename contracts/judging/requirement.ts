// What a requirement is: a row that says what is sent, what is expected, how strongly, and where that stands.
import type { ValueError } from '../odata/value-errors.ts';
import type { PropertyName } from '../user-status/entity.ts';

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

export type ValidVariation = 'everything' | PropertyName | 'order' | 'whiteSpace' | 'escapes' | 'withoutType';
export type BodyShape =
  | 'notObject'
  | 'malformed'
  | 'empty'
  | 'undeclared'
  | 'odataType'
  | 'id'
  | 'duplicates'
  | 'annotations'
  | 'notation';
export type Credential = 'none' | 'emptyBearer' | 'otherScheme' | 'insufficient' | 'personal';
export type RequestOddity =
  | 'charset'
  | 'otherMediaType'
  | 'ieee754'
  | 'quotedKey'
  | 'unknownConfiguration'
  | 'otherMethod';

/**
 * What an answer must have come to before it can show a requirement. To a create: any answer, a 2xx, a 201, a 201 with a
 * JSON object. To what must be refused: anything but a 2xx, a 4xx, a 401.
 */
export type Evidence = 'answer' | 'success' | 'created' | 'entity' | 'unaccepted' | 'refusal' | 'unauthorized';

/** What is sent to exercise a requirement. `creates` sends nothing of its own: it is judged on every create. */
export type When =
  | { readonly sends: 'example' }
  | { readonly sends: 'valid'; readonly varying: ValidVariation }
  | { readonly sends: 'missing'; readonly property: PropertyName }
  | { readonly sends: 'misfit'; readonly property: PropertyName; readonly misfit: ValueError }
  | { readonly sends: 'body'; readonly shape: BodyShape }
  | { readonly sends: 'credential'; readonly credential: Credential }
  | { readonly sends: 'oddity'; readonly oddity: RequestOddity }
  | { readonly sends: 'createThenRead' }
  | { readonly sends: 'refusedThenRead' }
  | { readonly sends: 'creates'; readonly evidence: Evidence }
  | { readonly sends: 'refusals'; readonly evidence: Evidence }
  | { readonly sends: 'byClient' }
  | { readonly sends: 'afterAnswer' };

/** What is expected for it. `holds`: the judge looks at the answer (or a client's request) itself. */
export type Then =
  | { readonly answers: 'created' }
  | { readonly answers: 'refusal'; readonly status?: number }
  | { readonly answers: 'either' }
  | { readonly answers: 'holds' };

/** What a requirement says to people. */
export type Statement = {
  /** Never changes its meaning from one version to the next. */
  readonly id: string;
  readonly level: Level;
  /** Who is held to it. */
  readonly binds: 'provider' | 'client' | 'both';
  readonly says: string;
  readonly source: Source;
};

export type Requirement = Statement & { readonly when: When; readonly then: Then };

export type Row = Omit<Requirement, 'id' | 'binds'> & { readonly binds?: Requirement['binds'] };
export type Table = Readonly<Record<string, Row>>;

/** Rows of a table keyed by property, one for each of `names`: the same statement about each property. */
export const rowPerProperty = (
  names: readonly PropertyName[],
  id: (name: PropertyName) => string,
  row: (name: PropertyName) => Row,
): Table => Object.fromEntries(names.map((name) => [id(name), row(name)]));

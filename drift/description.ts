// What a description of an API says of a create, in terms that CSDL and OpenAPI share. Readers make it, the comparison reads it.
// Whatever a description leaves out is undefined here, never a guess.

/** Where a description says something: `line 12` of XML, or a JSON pointer. */
export type Place = string;

export type DescribedMember = {
  readonly name: string;
  readonly value?: number;
  readonly place: Place;
  readonly deprecated?: string;
};

export type DescribedEnum = {
  /** With its namespace, where it has one. */
  readonly name: string;
  readonly members: readonly DescribedMember[];
  readonly isFlags: boolean;
  readonly place: Place;
  readonly deprecated?: string;
};

/**
 * The type of a property: a primitive type by its Edm name without `Edm.`, an enumeration, anything else by its name, or left open:
 * any value, one of several types of which little is said, or a type in another file.
 */
export type DescribedType =
  | { readonly kind: 'primitive'; readonly name: string }
  | ({ readonly kind: 'enum' } & DescribedEnum)
  | { readonly kind: 'other'; readonly name: string }
  | { readonly kind: 'unstated'; readonly name: string };

/** The limits that a description sets to the values of a property. */
export type Limits = {
  readonly minLength?: number;
  /** What a text has to match. */
  readonly pattern?: string;
  readonly maxLength?: number;
  /** Digits of a fraction of a second. */
  readonly precision?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  /** False where a String is limited to ASCII (OData CSDL 4.01, 7.2.6). */
  readonly unicode?: boolean;
};

export type DescribedProperty = {
  readonly name: string;
  readonly place: Place;
  readonly type: DescribedType;
  readonly isCollection: boolean;
  readonly nullable?: boolean;
  /** Whether a create must send it, where that is stated apart from nullability. */
  readonly required?: boolean;
  readonly limits: Limits;
  readonly defaultValue?: string;
  /** Why a client cannot set it, where it cannot. */
  readonly readOnly?: string;
  readonly deprecated?: string;
};

export type DescribedEntity = {
  readonly name: string;
  readonly place: Place;
  readonly isAbstract: boolean;
  readonly isOpen: boolean;
  /** The types that it derives from, with their namespaces, nearest first, where they are all stated. */
  readonly bases?: readonly string[];
  /** The names of the key properties; undefined where that is not stated. */
  readonly key?: readonly string[];
  /** Its own and inherited ones, without the key. */
  readonly properties: readonly DescribedProperty[];
  /** The key properties, as far as they are declared. */
  readonly keyProperties: readonly DescribedProperty[];
  /** Whether every property is known: a base type may be in another file. */
  readonly isWhole: boolean;
  readonly navigations: readonly { readonly name: string; readonly place: Place }[];
  readonly subtypes: readonly { readonly name: string; readonly place: Place }[];
  readonly deprecated?: string;
};

/** A way to sign in, and the permissions that it takes, one of which is enough. */
export type Scheme = { readonly name: string; readonly scopes: readonly string[] };

/** One create of the entity that a description allows. */
export type DescribedCreate = {
  /** The path, with a parameter for each key. */
  readonly template: string;
  readonly place: Place;
  readonly isContained?: boolean;
  readonly insertable?: boolean;
  /** The permissions that a create takes, one of which is enough. */
  readonly permissions?: readonly string[];
  /** The same by each way to sign in, where that is stated. */
  readonly schemes?: readonly Scheme[];
  /** The media types of what is sent, where JSON is not among them. */
  readonly mediaTypes?: readonly string[];
  /** The statuses of success that it may be answered with. */
  readonly statuses?: readonly number[];
  readonly deprecated?: string;
  /** The start of the documented paths, where this create is on an entity like the one there: what follows that is not repeated here. */
  readonly alike?: string;
};

/** What a description says of one path of the contract. */
export type PathStatement =
  | { readonly says: 'allowed'; readonly create: DescribedCreate }
  | { readonly says: 'contradicted' | 'unstated'; readonly why: string; readonly place?: Place };

export type Description = {
  /** What kind of description it is, such as `CSDL 4.0 (XML)`. */
  readonly format: string;
  /** Undefined where it declares no type of this name. */
  readonly entity?: DescribedEntity;
  /** Where it declares types of the entity's namespace, where it does. */
  readonly namespace?: Place;
  /** Whether the entity's namespace is declared in another file, which this one refers to. */
  readonly isElsewhere: boolean;
  /** Types with the same local name in other namespaces. */
  readonly namesakes: readonly { readonly name: string; readonly place: Place }[];
  /** What it says of each path of the contract, by the path's name. */
  readonly paths: Readonly<Record<string, PathStatement>>;
  /** All creates that it allows, those of the contract among them. */
  readonly creates: readonly DescribedCreate[];
  /** Walks that lead back to a type on their way, which are not followed further. */
  readonly recursive: readonly { readonly walk: string; readonly place: Place }[];
  /** Whether there were more creates than are listed. */
  readonly isCapped: boolean;
};

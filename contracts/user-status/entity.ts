// The entity of the page: its properties, their Edm types, the enum. Types, schemas, generators and judges follow.

/** The members of complianceStatus, in the order of the page's table. */
export const complianceStatus = [
  'unknown',
  'notApplicable',
  'compliant',
  'remediated',
  'nonCompliant',
  'error',
  'conflict',
  'notAssigned',
] as const;
/** A member of complianceStatus. */
export type ComplianceStatus = (typeof complianceStatus)[number];

/** What a JSON value of each Edm type is in TypeScript. */
export type ValueOf = { String: string; Int32: number; ComplianceStatus: ComplianceStatus; DateTimeOffset: string };
export type EdmType = keyof ValueOf;

/** The five properties that a create requires (page: "the properties that are required when you create"). */
export const properties = {
  userDisplayName: 'String',
  devicesCount: 'Int32',
  status: 'ComplianceStatus',
  lastReportedDateTime: 'DateTimeOffset',
  userPrincipalName: 'String',
} as const satisfies Record<string, EdmType>;

/** The name of a property that a create requires. */
export type PropertyName = keyof typeof properties;
export const propertyNames: readonly PropertyName[] = [
  'userDisplayName',
  'devicesCount',
  'status',
  'lastReportedDateTime',
  'userPrincipalName',
];

/** The annotation that names the type; the page's example sends it, its table does not list it. */
export const typeAnnotation = '@odata.type';
export const odataType = '#microsoft.graph.deviceConfigurationUserStatus';
export const keyName = 'id';

/** Up to this many characters a String must be accepted; the page sets no limit, rulings.md sets this bound. */
export const longestString = 1000;

/** A deviceConfigurationUserStatus, as a create sends it. */
export type UserStatus = { [P in PropertyName]: ValueOf[(typeof properties)[P]] } & { [typeAnnotation]?: string };
/** The same as a provider answers it: with the id that it gave. */
export type CreatedUserStatus = UserStatus & { [keyName]: string };

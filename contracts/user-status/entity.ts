// The entity of the page: its properties, their Edm types, the enumeration. Types, schemas, generators and judges follow.
import type { EntityType, keyName, PropertyType, typeAnnotation } from '../odata/entity-type.ts';
import { isObject } from '../odata/read-body.ts';
import { valueError } from '../odata/value-errors.ts';

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

/** The five properties that a create requires (page: "the properties that are required when you create"). */
export const properties = {
  userDisplayName: 'String',
  devicesCount: 'Int32',
  status: { name: 'complianceStatus', members: complianceStatus },
  lastReportedDateTime: 'DateTimeOffset',
  userPrincipalName: 'String',
} as const satisfies Record<string, PropertyType>;

export const entity = {
  namespace: 'microsoft.graph',
  alias: 'graph',
  name: 'deviceConfigurationUserStatus',
  base: 'entity',
  properties,
} as const satisfies EntityType;

/** The name of a property that a create requires. */
export type PropertyName = keyof typeof properties;

/** A deviceConfigurationUserStatus, as a create sends it. */
export type UserStatus = {
  userDisplayName: string;
  devicesCount: number;
  status: ComplianceStatus;
  lastReportedDateTime: string;
  userPrincipalName: string;
  [typeAnnotation]?: string;
};
/** The same as a provider answers it: with the id that it gave. */
export type CreatedUserStatus = UserStatus & { [keyName]: string };

/** Whether a value is one that the property may hold in a create. */
export const isValueOf = <P extends PropertyName>(name: P, value: unknown): value is UserStatus[P] =>
  valueError(properties[name], value) === undefined;

/** Whether a value holds each property with a value that it may hold in a create. */
export const isUserStatus = (value: unknown): value is UserStatus =>
  isObject(value) && Object.entries(properties).every(([name, type]) => valueError(type, value[name]) === undefined);

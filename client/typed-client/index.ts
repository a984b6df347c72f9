// Entry point of the small typed client of the operation.

export type { PathIds } from '../../contracts/odata/paths.ts';
export type {
  ComplianceStatus,
  CreatedUserStatus,
  PropertyName,
  UserStatus,
} from '../../contracts/user-status/entity.ts';
export type { PathName } from '../../contracts/user-status/operation.ts';
export { type ClientOptions, createClient, type Place, type UserStatusClient } from './client.ts';
export { Refused, UnexpectedAnswer } from './errors.ts';

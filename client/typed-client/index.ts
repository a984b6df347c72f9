// The door of the client: a small typed client of the operation, for anyone to use.
export type {
  ComplianceStatus,
  CreatedUserStatus,
  PropertyName,
  UserStatus,
  ValueOf,
} from '../../contracts/user-status/entity.ts';
export type { PathIds, PathName } from '../../contracts/user-status/operation.ts';
export { type ClientOptions, createClient, type Place, type UserStatusClient } from './client.ts';
export { Refused, UnexpectedAnswer } from './errors.ts';

// The door of the client: a small typed client of the operation, for anyone to use.
export type {
  ComplianceStatus,
  CreatedUserStatus,
  PathIds,
  PathName,
  PropertyName,
  UserStatus,
  ValueOf,
} from '../../contracts/index.ts';
export { type ClientOptions, createClient, type Place, type UserStatusClient } from './client.ts';
export { Refused, UnexpectedAnswer } from './errors.ts';

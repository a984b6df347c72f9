// The door of the client: a small typed client of the operation, for anyone to use.
export type { CreatedUserStatus, PathIds, PathName, UserStatus } from '../../contracts/index.ts';
export { type ClientOptions, createClient, type Place, type UserStatusClient } from './client.ts';
export { Refused, UnexpectedAnswer } from './errors.ts';

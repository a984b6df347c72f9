// A typed client of the operation, on the platform's own fetch.

import { isCreated } from '../../contracts/judging/created-entity.ts';
import { createdStatus, mediaType, method } from '../../contracts/odata/create.ts';
import type { PathIds } from '../../contracts/odata/paths.ts';
import { readBody } from '../../contracts/odata/read-body.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import type { CreatedUserStatus, UserStatus } from '../../contracts/user-status/entity.ts';
import type { PathName } from '../../contracts/user-status/operation.ts';
import { Refused, UnexpectedAnswer } from './errors.ts';

/** Where the provider is, and the token for it. */
export type ClientOptions = {
  /** The base URL of the API, such as https://graph.microsoft.com/beta. */
  readonly baseUrl: string;
  /** The token, or a function that returns one, called before every create. Without it no Authorization is sent. */
  readonly token?: string | (() => string | Promise<string>);
  /** Another fetch than the platform's: with retries, or through a proxy. */
  readonly fetch?: typeof fetch;
};

/** Where a userStatus is created: one of the documented paths, and the ids in it. */
export type Place = { readonly path: PathName; readonly ids: PathIds };

/** A client of one provider. */
export type UserStatusClient = {
  /**
   * Creates a userStatus and returns it with its id.
   * @throws Refused when the provider answers 4xx; UnexpectedAnswer for any other answer that holds no entity.
   */
  readonly create: (place: Place, userStatus: UserStatus) => Promise<CreatedUserStatus>;
  /** The same from a JSON text, which is sent unchanged. */
  readonly createFromText: (place: Place, text: string) => Promise<CreatedUserStatus>;
};

const headersFor = async ({ token }: ClientOptions): Promise<Record<string, string>> => {
  const headers = { accept: mediaType, 'content-type': mediaType };
  if (token === undefined) return headers;
  return { ...headers, authorization: `Bearer ${typeof token === 'string' ? token : await token()}` };
};

const isClientError = (status: number): boolean => status >= 400 && status < 500;

const isCreatedUserStatus = (value: unknown): value is CreatedUserStatus => isCreated(userStatus.entity, value);

const read = (status: number, body: string): CreatedUserStatus => {
  const reading = readBody(body);
  if (status === createdStatus && 'value' in reading && isCreatedUserStatus(reading.value)) return reading.value;
  throw isClientError(status) ? new Refused(status, body) : new UnexpectedAnswer(status);
};

/** A client of the provider at a base URL. */
export const createClient = (options: ClientOptions): UserStatusClient => {
  const base = options.baseUrl.replace(/\/+$/, '');
  const createFromText: UserStatusClient['createFromText'] = async ({ path, ids }, body) => {
    const headers = await headersFor(options);
    // The platform's fetch at this moment: tests may have replaced it since the client was created.
    const send = options.fetch ?? fetch;
    const answer = await send(base + userStatus.paths.fill(path, ids), { method, headers, body, redirect: 'manual' });
    return read(answer.status, await answer.text());
  };
  return { createFromText, create: (place, userStatus) => createFromText(place, JSON.stringify(userStatus)) };
};

// What a page or a script sends, as data: page/send.js and send.ts carry it out.
import { userStatus } from '../../contracts/user-status/contract.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';

/** How it is sent, and what becomes of its answer. A script has one way, and writes what is `chunked` without its length. */
export type Way =
  /** By fetch, and the answer is read. */
  | 'fetch'
  /** By fetch, and the page looks at the status alone. */
  | 'unread'
  | 'keepalive'
  | 'xhr'
  /** By fetch, with the body in a Blob. */
  | 'blob'
  /** By fetch, and given up before the answer. */
  | 'aborted'
  /** By sendBeacon, which can set no header. */
  | 'beacon'
  | 'chunked';

/** A request; its body as base64 where it is not text. A header with several values is sent as several lines. */
export type Sending = {
  readonly way?: Way;
  readonly method?: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
  readonly base64?: true;
  /** Milliseconds before it is sent. */
  readonly after?: number;
};

const parents = { deviceConfigurationId: '7e323db2-3db2-7e32-b23d-327eb23d327e' };

/** Two of the paths. */
export const [path, otherPath] = [
  userStatus.paths.fill('deviceConfiguration', parents),
  userStatus.paths.fill('rootCertificate', parents),
];

export const json = {
  authorization: `Bearer ${tenantTokens.granted}`,
  accept: 'application/json',
  'content-type': 'application/json',
};

/** The body of the page's example with other values, among them letters of two and four bytes; undefined leaves one out. */
export const bodyWith = (changes: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({ ...JSON.parse(userStatus.example.request), userDisplayName: 'Zoë 😀', ...changes });

/** A create, right unless it is changed. */
export const create = (changes: Partial<Sending> = {}): Sending => ({
  path,
  headers: json,
  body: bodyWith(),
  ...changes,
});

/** Bytes that are not UTF-8: Latin-1. */
export const notUtf8 = {
  body: Buffer.from(bodyWith({ userDisplayName: 'Zo\xeb' }), 'latin1').toString('base64'),
  base64: true,
} as const;

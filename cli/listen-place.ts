// The options --host and --port: where a tenant listens, and a warning where others can reach it.
import { messageOf } from '../engine/connection/error-code.ts';
import { note } from '../engine/output/terminal.ts';
import { WrongUse } from '../engine/settings/errors.ts';
import { isLoopback, type Place } from '../fixtures/tenant/place.ts';

/** The options as they were given. */
export type PlaceOptions = { readonly host?: string; readonly port?: string };

const portOf = (text: string): number => {
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new WrongUse(`--port takes a number from 0 to 65535, not "${text}".`);
};

// Brackets as in a URL are accepted.
const hostOf = (text: string): string => {
  const host = text.replace(/^\[(.*)\]$/, '$1');
  if (/^[\w.:%-]+$/.test(host)) return host;
  throw new WrongUse(`--host takes a host name or an address, such as 0.0.0.0, not "${text}".`);
};

/**
 * Where to listen; without options on a free port of 127.0.0.1.
 * @throws WrongUse for a port or host that is invalid.
 */
export const checkPlace = ({ host = '127.0.0.1', port = '0' }: PlaceOptions): Required<Place> => ({
  host: hostOf(host),
  port: portOf(port),
});

/** Says on stderr that others can reach what listens there. */
export const warnBeyondLoopback = ({ host }: Required<Place>): void => {
  if (isLoopback(host)) return;
  note(
    `warning: --host ${host}: other machines may reach the tenant, and its tokens are public; use it on networks you trust`,
  );
};

/** The wrong use that an error of listening is. */
export const cannotListen = (what: string, error: unknown): WrongUse =>
  new WrongUse(`The ${what} cannot listen: ${messageOf(error)}.`);

const ofListening: ReadonlySet<unknown> = new Set(['listen', 'bind', 'getaddrinfo']);

/** Whether an error came from listening, and not from a file or a program. */
export const isListenError = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && ofListening.has(error.syscall);

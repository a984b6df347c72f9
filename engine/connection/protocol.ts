// Recognizes a target that does not speak HTTP/1.1 by its first bytes.
import type { Socket } from 'node:net';
import { codeOf } from './error-code.ts';
import { type Network, secureSocketTo } from './network.ts';

/** The text that a parser error of undici holds: the bytes that it could not read. */
const unreadIn = (error: Error): string => ('data' in error && typeof error.data === 'string' ? error.data : '');

/** Whether an answer broke the grammar of HTTP/1.1. */
export const isNotHttp = ({ name }: Error): boolean => name === 'HTTPParserError';

/** Whether it did not even begin as an answer of HTTP. */
export const isOtherProtocol = (error: Error): boolean => isNotHttp(error) && error.message.includes('Expected HTTP/');

// A frame of SETTINGS or GOAWAY (RFC 9113, 4.1), and a record of TLS (RFC 8446, 5.1).
const isHttp2 = (bytes: string): boolean => bytes.startsWith('\0') && [4, 7].includes(bytes.charCodeAt(3));
const isTls = (bytes: string): boolean => [20, 21, 22].includes(bytes.charCodeAt(0)) && bytes.charCodeAt(1) === 3;

/** Whether the error of a first request shows that a target speaks HTTP/2 alone, over TLS. */
export const isHttp2Only = ({ protocol }: URL, error: Error | undefined): boolean => {
  if (protocol !== 'https:' || error === undefined) return false;
  return codeOf(error).includes('NO_APPLICATION_PROTOCOL') || (isOtherProtocol(error) && isHttp2(unreadIn(error)));
};

const excerpt = (bytes: string): string => JSON.stringify(bytes.slice(0, 60));

const wantsTls = 'it speaks TLS: the base URL must begin with https://';
const wantsHttp2 =
  'it speaks HTTP/2 without TLS; this suite speaks it over TLS alone: give an https base URL, or enable HTTP/1.1';

const noProtocol = 'it speaks neither HTTP/1.1 nor HTTP/2: enable one of them';

const described = (bytes: string): string => {
  if (isTls(bytes)) return wantsTls;
  if (isHttp2(bytes)) return wantsHttp2;
  const what = bytes.startsWith('SSH-') ? 'an SSH server answers there' : 'it does not speak HTTP/1.1';
  return `${what} (${excerpt(bytes)}): is the port of the base URL right?`;
};

const longestProbe = 3_000;

/** Whether a TLS handshake succeeds at a URL. */
const speaksTls = async (base: URL, network: Network): Promise<boolean> => {
  // Only whether there is TLS matters: nothing is sent over the connection.
  const opening = { rejectUnauthorized: false, signal: AbortSignal.timeout(longestProbe) };
  try {
    (await secureSocketTo(base.href, network, opening)).destroy();
    return true;
  } catch {
    return false;
  }
};

/** Milliseconds after the handshake in which a server says that it wants a certificate. */
const longestAlert = 1_000;

const wantsCertificate = 'the target may want a certificate of yours, or another one: --cert FILE and --key FILE';

// Servers of Node refuse a certificate so.
const closedAtOnce = `the TLS connection failed (closed as soon as there was one): ${wantsCertificate}`;

/** How a connection ends that nothing is sent over: with an error, by the server, or not within the time. */
const endOf = async (socket: Socket): Promise<Error | 'closed' | undefined> => {
  const end = await new Promise<Error | 'closed' | undefined>((resolve) => {
    socket
      .setTimeout(longestAlert, () => resolve(undefined))
      .on('error', resolve)
      .once('close', () => resolve('closed'))
      .resume();
  });
  socket.destroy();
  return end;
};

/** What a server says against a client once the handshake is done: TLS 1.3 asks for a certificate after that. */
const alertOf = async (base: URL, network: Network): Promise<string | undefined> => {
  // A server that speaks HTTP/2 alone would close the connection of a client that does not offer it.
  const options = { rejectUnauthorized: false, ALPNProtocols: ['h2', 'http/1.1'] };
  const end = await secureSocketTo(base.href, network, options).then(endOf, (failure: Error) => failure);
  if (end === 'closed' || codeOf(end) === 'ECONNRESET') return closedAtOnce;
  return end && codeOf(end).includes('ALERT') ? tlsDetail(codeOf(end), end) : undefined;
};

/**
 * The protocol that a target speaks instead of HTTP/1.1, by the error that ended a request; undefined where that is not
 * known; or what it says against the connection. For targets that have not answered with HTTP before.
 */
export const otherProtocol = async (base: URL, error: Error, network: Network): Promise<string | undefined> => {
  if (isOtherProtocol(error)) return described(unreadIn(error));
  if (base.protocol === 'https:') return alertOf(base, network);
  return (await speaksTls(base, network)) ? wantsTls : undefined;
};

const tlsRemedies: readonly (readonly [RegExp, string])[] = [
  [
    /WRONG_VERSION_NUMBER|PACKET_LENGTH|HTTP_REQUEST|wrong version/,
    'if it speaks plain HTTP, the base URL must begin with http://',
  ],
  [/NO_APPLICATION_PROTOCOL/, noProtocol],
  [
    /^CERT_HAS_EXPIRED/,
    'the certificate of the target, or of its authority, has expired: have it renewed, unless the clock here is wrong',
  ],
  [/^CERT_NOT_YET_VALID/, 'the certificate of the target is for a later time: is the clock of this machine right?'],
  [/ALTNAME_INVALID|^HOSTNAME_/, 'the certificate is for another name: give a base URL with a name that it has'],
  [
    /^(UNABLE_|SELF_SIGNED|DEPTH_ZERO)|CERT_UNTRUSTED/,
    'nobody here trusts the authority of the certificate: --ca FILE names one to trust, as NODE_EXTRA_CA_CERTS=FILE does',
  ],
  [
    /CERTIFICATE_REQUIRED|certificate required|HANDSHAKE_FAILURE|handshake failure/,
    'the target may want a certificate of yours: --cert FILE and --key FILE',
  ],
  [/disconnected before secure TLS/, `${wantsCertificate}; or its port is not one of TLS`],
  [
    /ALERT_(UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_(EXPIRED|REVOKED|UNKNOWN)|UNSUPPORTED_CERTIFICATE)|alert (unknown ca|bad certificate)/,
    'the target does not accept the certificate of --cert',
  ],
  [/UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|NO_PROTOCOLS/, 'it offers no version of TLS from 1.2 on: enable one'],
];

/** A sentence on a TLS connection that did not come about, and what to do. */
export const tlsDetail = (code: string, error: Error): string => {
  const reason = 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message.trim();
  const [, remedy] = tlsRemedies.find(([pattern]) => pattern.test(`${code} ${error.message}`)) ?? [];
  return `the TLS connection failed (${reason})${remedy === undefined ? '' : `: ${remedy}`}`;
};

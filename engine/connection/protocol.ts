// Recognizes a target that does not speak HTTP/1.1 by its first bytes.
import { once } from 'node:events';
import { connect } from 'node:tls';

/** The text that a parser error of undici holds: the bytes that it could not read. */
const unreadIn = (error: Error): string => ('data' in error && typeof error.data === 'string' ? error.data : '');

/** Whether an answer broke the grammar of HTTP/1.1. */
export const isNotHttp = ({ name }: Error): boolean => name === 'HTTPParserError';

/** Whether it did not even begin as an answer of HTTP. */
export const isOtherProtocol = (error: Error): boolean => isNotHttp(error) && error.message.includes('Expected HTTP/');

// A frame of SETTINGS or GOAWAY (RFC 9113, 4.1), and a record of TLS (RFC 8446, 5.1).
const isHttp2 = (bytes: string): boolean => bytes.startsWith('\0') && [4, 7].includes(bytes.charCodeAt(3));
const isTls = (bytes: string): boolean => [20, 21, 22].includes(bytes.charCodeAt(0)) && bytes.charCodeAt(1) === 3;

const excerpt = (bytes: string): string => JSON.stringify(bytes.slice(0, 60));

const wantsTls = 'it speaks TLS: the base URL must begin with https://';
const wantsHttp2 = 'it speaks HTTP/2 only; this suite needs HTTP/1.1: enable it, or put a proxy before the target';

const described = (bytes: string): string => {
  if (isTls(bytes)) return wantsTls;
  if (isHttp2(bytes)) return wantsHttp2;
  const what = bytes.startsWith('SSH-') ? 'an SSH server answers there' : 'it does not speak HTTP/1.1';
  return `${what} (${excerpt(bytes)}): is the port of the base URL right?`;
};

const longestProbe = 3_000;

/** Whether a TLS handshake succeeds at a URL. */
const speaksTls = async ({ hostname, port }: URL): Promise<boolean> => {
  const host = hostname.replace(/^\[|\]$/g, '');
  // Only whether there is TLS matters: nothing is sent over the connection.
  const socket = connect({ host, port: Number(port || 80), rejectUnauthorized: false });
  try {
    await once(socket, 'secureConnect', { signal: AbortSignal.timeout(longestProbe) });
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
};

/**
 * The protocol that a target speaks instead of HTTP/1.1, by the error that ended a request; undefined where that is not
 * known. For targets that have not answered with HTTP before.
 */
export const otherProtocol = async (base: URL, error: Error): Promise<string | undefined> => {
  if (isOtherProtocol(error)) return described(unreadIn(error));
  return base.protocol === 'http:' && (await speaksTls(base)) ? wantsTls : undefined;
};

const tlsRemedies: readonly (readonly [RegExp, string])[] = [
  [
    /WRONG_VERSION_NUMBER|PACKET_LENGTH|HTTP_REQUEST|wrong version/,
    'if it speaks plain HTTP, the base URL must begin with http://',
  ],
  [/NO_APPLICATION_PROTOCOL/, wantsHttp2],
  [/^(UNABLE_|SELF_SIGNED|DEPTH_ZERO)/, 'NODE_EXTRA_CA_CERTS=FILE names a certificate authority to trust'],
];

/** A sentence on a TLS connection that did not come about, and what to do. */
export const tlsDetail = (code: string, error: Error): string => {
  const reason = 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message.trim();
  const [, remedy] = tlsRemedies.find(([pattern]) => pattern.test(`${code} ${error.message}`)) ?? [];
  return `the TLS connection failed (${reason})${remedy === undefined ? '' : `: ${remedy}`}`;
};

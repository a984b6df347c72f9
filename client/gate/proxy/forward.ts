// Passes a request in plain HTTP on over a connection of its own, and what comes back as it is.
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** Those of the connection to the proxy, and not of the request (RFC 9110, 7.6.1). */
const ofConnection: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
]);

const linesOf = ({ rawHeaders }: IncomingMessage): readonly string[] =>
  rawHeaders.flatMap((name, index) => {
    const isName = index % 2 === 0 && !ofConnection.has(name.toLowerCase());
    return isName ? [`${name}: ${rawHeaders[index + 1]}`] : [];
  });

const sendBody = (message: IncomingMessage, other: Socket): void => {
  if (message.headers['transfer-encoding'] === undefined) {
    message.pipe(other, { end: false });
    return;
  }
  message
    .on('data', (chunk: Uint8Array) => {
      other.write(`${chunk.length.toString(16)}\r\n`);
      other.write(chunk);
      other.write('\r\n');
    })
    .on('end', () => void other.write('0\r\n\r\n'));
};

/** Sends a request for a URL over a connection, whose end is that of the answer and of the client's connection. */
export const forward = (message: IncomingMessage, { pathname, search }: URL, other: Socket): void => {
  const { method = 'GET', socket } = message;
  const head = [`${method} ${pathname}${search} HTTP/1.1`, ...linesOf(message), 'Connection: close'];
  other.write(`${head.join('\r\n')}\r\n\r\n`, 'latin1');
  sendBody(message, other);
  other.pipe(socket).once('error', () => other.destroy());
  other.once('error', () => socket.destroy());
  socket.once('close', () => other.destroy());
};

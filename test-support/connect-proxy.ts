// An HTTP proxy for tests: whatever a client asks a tunnel to, it leads to one port of this machine.
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { portOf } from './listening.ts';

/** What the proxy was asked: the place, and the header Proxy-Authorization. */
export type Asked = readonly [place: string | undefined, authorization: string | undefined];

export type ConnectProxy = { readonly port: number; readonly asked: Asked[]; readonly close: () => void };

/** Starts a proxy to this port; `status` other than 200 refuses every tunnel. */
export const connectProxy = async (port: number, status = 200): Promise<ConnectProxy> => {
  const asked: Asked[] = [];
  const server = createServer();
  server.on('connect', ({ url, headers }, socket) => {
    asked.push([url, headers['proxy-authorization']]);
    socket.on('error', () => undefined);
    if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
    const onward = connect(port, '127.0.0.1', () => void socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    onward.on('error', () => void socket.destroy()).on('close', () => void socket.destroy());
    socket.on('close', () => void onward.destroy());
    socket.pipe(onward).pipe(socket);
  });
  return {
    port: await portOf(server),
    asked,
    close: () => void server.close().closeAllConnections(),
  };
};

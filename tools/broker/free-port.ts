// A free port of 127.0.0.1.
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A free port; another process may take it before its user does. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
};

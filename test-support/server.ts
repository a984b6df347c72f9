// Small servers that answer every request alike, for tests of the command line.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type Server = { readonly url: string; readonly seen: () => number; readonly close: () => void };

/** Serves on 127.0.0.1; counts the requests. */
export const listen = async (answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server> => {
  let seen = 0;
  const server = createServer((request, response) => {
    seen += 1;
    request.resume().once('end', () => answer(request, response));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    seen: () => seen,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

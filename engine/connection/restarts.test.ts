import { createServer, type Server, type Socket } from 'node:net';
import { connectProxy } from '../../test-support/connect-proxy.ts';
import { agree, agreeOnThisMachine } from './consent/agreement.ts';
import { readNetwork } from './network.ts';
import { watchRestarts } from './restarts.ts';

type Listening = {
  readonly port: number;
  readonly close: () => Promise<void>;
  readonly accepted: () => Promise<Socket>;
};

const listen = async (port = 0): Promise<Listening> => {
  const sockets = new Set<Socket>();
  let waiting = Promise.withResolvers<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    waiting.resolve(socket);
  });
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    accepted: async () => {
      const socket = await waiting.promise;
      waiting = Promise.withResolvers<Socket>();
      return socket;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
};

test('a target that listens again was restarted; one that closes every idle connection was not', async () => {
  const first = await listen();
  let restarts = 0;
  const noticed = Promise.withResolvers<void>();
  const agreement = agreeOnThisMachine({ url: `http://127.0.0.1:${first.port}/beta`, secrets: {} });
  const watching = watchRestarts(agreement, () => {
    restarts += 1;
    noticed.resolve();
  });
  await first.accepted();
  expect(restarts).toBe(0);
  await first.close();
  const second = await listen(first.port);
  await noticed.promise;
  const closeIdle = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1) (await second.accepted()).destroy();
  };
  // The first of them may have been a restart.
  await closeIdle(3);
  await second.accepted().then((socket) => socket.destroy());
  const known = restarts;
  await closeIdle(5);
  await second.accepted();
  expect([known <= 2, restarts]).toEqual([true, known]);
  watching.close();
  await second.close();
});

test('a restart is noticed through a proxy as well', async () => {
  const first = await listen();
  const proxy = await connectProxy(first.port);
  const network = readNetwork({}, { HTTP_PROXY: `http://127.0.0.1:${proxy.port}` });
  const consent = { plan: () => [], yes: true, plainHttp: true, otherwise: '', network };
  const agreement = await agree({ url: 'http://gw.example/beta', secrets: {} }, consent);
  const noticed = Promise.withResolvers<void>();
  const watching = watchRestarts(agreement, noticed.resolve);
  await first.accepted();
  await first.close();
  const second = await listen(first.port);
  await noticed.promise;
  expect(proxy.asked.every(([place]) => place === 'gw.example:80')).toBe(true);
  watching.close();
  proxy.close();
  await second.close();
});

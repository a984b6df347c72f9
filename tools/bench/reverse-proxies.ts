// The thread of a reverse proxy: that of gate --target, or a plain one of node:http.
import { Agent, createServer, request as send } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { ignoreEvents } from '../../engine/campaign/run-event.ts';
import { directly } from '../../engine/connection/network.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { openLive } from '../../traffic/proxy/live.ts';

const { target, isPlain }: { readonly target: string; readonly isPlain: boolean } = workerData;
const { host, hostname, port } = new URL(target);

const openPlain = (): void => {
  const agent = new Agent({ keepAlive: true });
  const server = createServer((request, response) => {
    const { method, url: path, headers } = request;
    const onward = send({ hostname, port, method, path, headers: { ...headers, host }, agent }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object') parentPort?.postMessage(`http://127.0.0.1:${address?.port}/beta`);
  });
};

const openOurs = async (): Promise<void> => {
  const contract = userStatus;
  const settings = readSettings(contract, { seed: '0' }, {});
  const sides = { client: ignoreEvents, provider: ignoreEvents };
  const { baseUrl } = await openLive({ contract, settings, target, network: directly, place: {}, ...sides });
  parentPort?.postMessage(baseUrl);
};

if (isPlain) openPlain();
else await openOurs();

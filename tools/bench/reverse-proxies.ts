// The thread of a reverse proxy: that of gate --target, or a plain one of node:http.
import { Agent, createServer, request as send } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { openJudgeThread } from '../../cli/judge-thread.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { ignoreEvents } from '../../engine/campaign/run-event.ts';
import { directly } from '../../engine/connection/network.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { openLiveBefore } from '../../traffic/proxy/live.ts';

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
  const settings = readSettings(userStatus, { seed: '0' }, {});
  const judge = openJudgeThread({ target, replay: '' }, { settings, client: ignoreEvents, provider: ignoreEvents });
  const { baseUrl } = await openLiveBefore(judge, { target, network: directly, place: {} });
  parentPort?.postMessage(baseUrl);
};

if (isPlain) openPlain();
else await openOurs();

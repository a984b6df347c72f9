import { createServer } from 'node:net';
import { listen } from '../../test-support/server.ts';
import { NoVerdict } from '../settings/errors.ts';
import { agreeOnThisMachine } from './consent/agreement.ts';
import type { Clock } from './pace.ts';
import { waitFor } from './wait-for.ts';

const agreed = (url: string) => agreeOnThisMachine({ url, secrets: {} });

/** A clock on which every wait passes at once. */
const fast = (onWait: (waits: number) => void = () => undefined): Clock => {
  let [time, waits] = [0, 0];
  return {
    now: () => time,
    wait: async (milliseconds) => {
      time += milliseconds;
      waits += 1;
      onWait(waits);
    },
  };
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => void server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
};

test.each([200, 301, 401, 404, 405, 500])('a target that answers %d answers', async (status) => {
  const server = await listen((_request, response) => void response.writeHead(status).end('something'));
  await expect(waitFor(agreed(server.url), { seconds: 1, clock: fast() })).resolves.toBeUndefined();
  expect(server.seen()).toBe(1);
  server.close();
});

test('a proxy with nothing behind it yet is waited for', async () => {
  const statuses = [502, 503, 504, 200];
  const server = await listen((_request, response) => void response.writeHead(statuses.shift() ?? 500).end());
  await waitFor(agreed(server.url), { seconds: 10, clock: fast() });
  expect(server.seen()).toBe(4);
  server.close();
});

test('a target that begins to listen is waited for', async () => {
  const port = await freePort();
  const later = createServer((socket) => void socket.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n'));
  const begin = (waits: number): void => void (waits === 3 && later.listen(port, '127.0.0.1'));
  await waitFor(agreed(`http://127.0.0.1:${port}/beta`), { seconds: 100, clock: fast(begin) });
  expect(later.listening).toBe(true);
  later.close();
});

test('the request holds no token', async () => {
  const names: string[] = [];
  const server = await listen((request, response) => {
    names.push(...Object.keys(request.headers));
    response.end();
  });
  await waitFor(agreed(server.url), { seconds: 1 });
  expect(names).not.toContain('authorization');
  server.close();
});

test('a target that never answers is told apart by the last reason', async () => {
  const url = `http://127.0.0.1:${await freePort()}/beta`;
  const failure: unknown = await waitFor(agreed(url), { seconds: 2, clock: fast() }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(NoVerdict);
  expect(String(failure)).toMatch(/did not answer within 2 s \(--wait-for\): .*connect ECONNREFUSED 127\.0\.0\.1/);
});

test('one that answers nothing but 503, too', async () => {
  const server = await listen((_request, response) => void response.writeHead(503).end());
  await expect(waitFor(agreed(server.url), { seconds: 1, clock: fast() })).rejects.toThrow(
    'did not answer within 1 s (--wait-for): it answered 503',
  );
  expect(server.seen()).toBe(21);
  server.close();
});

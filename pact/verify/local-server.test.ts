// The port of a proxy adds a secret to what it forwards: it serves no one who was not told its path.
import { request } from 'node:http';
import { serveLocally } from './local-server.ts';

const served: string[] = [];
const opened = () =>
  serveLocally(async ({ path }, response) => {
    served.push(path);
    response.end('served');
  });

type Sent = { readonly path?: string; readonly host?: string };

/** The status of a request to a server, under its own path and Host unless others are given. */
const statusOf = (url: string, { path, host }: Sent = {}): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const { port, pathname } = new URL(url);
    const headers = host === undefined ? {} : { host };
    const sending = request({ host: '127.0.0.1', port, path: path ?? `${pathname}/x?y`, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sending.once('error', reject).end();
  });

beforeEach(() => served.splice(0));

test('who knows the path is served, and the handler is given what is below it', async () => {
  const server = await opened();
  const { pathname } = new URL(server.url);
  expect(await statusOf(server.url)).toBe(200);
  expect(await statusOf(server.url, { path: pathname })).toBe(200);
  await server.close();
  expect(served).toEqual(['/x?y', '/']);
});

test('no one else is', async () => {
  const server = await opened();
  const { pathname, host, port } = new URL(server.url);
  const others: readonly Sent[] = [
    { path: '/' },
    { path: '/x?y' },
    { path: `${pathname.slice(0, -1)}/x` },
    { path: `${pathname}x/x` },
    { path: `/x${pathname}` },
    { path: pathname.toUpperCase() },
    { path: `//${pathname.slice(1)}` },
    { path: `http://${host}${pathname}/x` },
    { host: 'localhost' },
    { host: `localhost:${port}` },
    { host: `rebound.example:${port}` },
    { host: '127.0.0.1' },
  ];
  for (const sent of others) expect([sent, await statusOf(server.url, sent)]).toEqual([sent, expect.any(Number)]);
  expect(served).toEqual([]);
  await server.close();
});

test('each server has a path of its own, too long to be guessed', async () => {
  const [one, other] = [await opened(), await opened()];
  const paths = [one, other].map(({ url }) => new URL(url).pathname);
  expect(new Set(paths).size).toBe(2);
  expect(paths.every((path) => /^\/[\w-]{32}$/.test(path))).toBe(true);
  await Promise.all([one.close(), other.close()]);
});

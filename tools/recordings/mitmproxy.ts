// The HAR that mitmproxy's own example har_dump.py writes, with mitmdump as a reverse proxy before a server.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { portOf } from '../../test-support/listening.ts';
import { sendAll } from './send.ts';
import type { Sending } from './sending.ts';

/** Where Debian's package has it. */
const harDump = '/usr/share/doc/mitmproxy/examples/contrib/har_dump.py';

/** mitmdump, where it and its example are installed. */
export const mitmdumpPath = (): string | undefined =>
  ['/usr/bin/mitmdump'].find((path) => existsSync(path) && existsSync(harDump));

export type Work = {
  readonly program: string;
  /** The server that is recorded. */
  readonly origin: string;
  readonly base: string;
  readonly sends: readonly Sending[];
  readonly file: string;
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  const port = await portOf(server);
  server.close();
  await once(server, 'close');
  return port;
};

const start = async ({ program, origin, file }: Work, port: number) => {
  const place = ['--listen-host', '127.0.0.1', '--listen-port', String(port)];
  const options = ['--mode', `reverse:${origin}`, ...place, '-s', harDump, '--set', `hardump=${file}`];
  const child = spawn(program, options, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PYTHONUNBUFFERED: '1' },
  });
  let said = '';
  const listens = new Promise<void>((resolve, reject) => {
    child.once('error', reject).once('exit', () => reject(new Error(`mitmdump ended: ${said}`)));
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('listening')) resolve();
      });
  });
  await listens;
  return child;
};

/** Records what a script sends. */
export const recordWithMitmproxy = async (work: Work): Promise<void> => {
  const port = await freePort();
  const child = await start(work, port);
  const ended = once(child, 'exit');
  try {
    await sendAll(`http://127.0.0.1:${port}${work.base}`, work.sends);
  } finally {
    child.kill('SIGINT');
    await ended;
  }
};

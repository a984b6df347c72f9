// What answers the pages and scripts: the embedded tenant, or a server of docs/examples, which nobody wrote for this suite.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { startTenant } from '../../fixtures/tenant/start.ts';
import { startFront } from './front.ts';
import type { Provider } from './recording.ts';

export type Running = {
  readonly origin: string;
  /** What stands before the paths. */
  readonly base: string;
  readonly close: () => Promise<void>;
};

const tenant = async (names: readonly string[]): Promise<Running> => {
  const { baseUrl, close } = await startTenant(userStatus, { names });
  const { origin, pathname } = new URL(baseUrl);
  return { origin, base: pathname, close };
};

const ports = { prism: 4010, odata: 4011 } as const;

// The start of another's server gives no event, so it is polled until it answers.
const untilUp = async (origin: string, tries = 120): Promise<void> => {
  for (let left = tries; left > 0; left -= 1) {
    const isUp = await fetch(origin).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await wait(500);
  }
  throw new Error(`${origin} did not come up`);
};

const example = async (name: 'prism' | 'odata'): Promise<Running> => {
  const cwd = join(import.meta.dirname, '../../docs/examples', name);
  const server = spawn('npm', ['start'], { cwd, stdio: 'ignore', detached: true });
  const origin = `http://127.0.0.1:${ports[name]}`;
  await untilUp(origin);
  const close = async (): Promise<void> => {
    if (server.exitCode !== null || server.pid === undefined) return;
    const ended = once(server, 'exit');
    // npm's child as well.
    process.kill(-server.pid);
    await ended;
  };
  return { origin, base: '', close };
};

export type Surroundings = {
  /** The origin of the page, and the one it sends to. */
  readonly page: string;
  readonly target: string;
  readonly base: string;
  readonly close: () => Promise<void>;
};

/** Starts a provider with a front before it, and another one where the page is to be of another origin. */
export const surround = async (
  provider: Provider,
  { http2 = false, crossOrigin = false } = {},
): Promise<Surroundings> => {
  const { origin, base, close } = await ('tenant' in provider ? tenant(provider.tenant) : example(provider.example));
  const front = await startFront(origin, { http2 });
  const other = crossOrigin ? await startFront(origin, { http2 }) : front;
  return {
    ...{ page: `${front.origin}/page`, target: other.origin, base },
    close: async () => {
      await Promise.all([front.close(), ...(other === front ? [] : [other.close()])]);
      await close();
    },
  };
};

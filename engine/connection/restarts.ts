// Notices that a target was restarted: a connection to it that is held open closes, and it listens again afterwards.
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Agreement } from './consent/agreement.ts';
import type { Secrets } from './consent/secrets.ts';
import { socketTo } from './network.ts';

/** Milliseconds between two attempts to reach a target that does not listen. */
const whileDown = 20;

export type Restarts = { readonly close: () => void };

/**
 * Whether a connection ended because the server closes idle ones: it lasted as long as the one before, of those that ended while
 * the server listened. The first that does so is taken for a restart.
 */
const openIdleCloses = (): ((milliseconds: number) => boolean) => {
  let before: number | undefined;
  return (milliseconds) => {
    const isAlike = before !== undefined && Math.abs(milliseconds - before) < 250 + 0.1 * before;
    before = milliseconds;
    return isAlike;
  };
};

/** Calls `onRestart` each time the target of an agreement listens again after it did not. Nothing is sent. */
export const watchRestarts = ({ url, network }: Agreement<Secrets>, onRestart: () => void): Restarts => {
  const isIdleClose = openIdleCloses();
  const closing = new AbortController();
  /** Milliseconds that the last connection was held; undefined where there was none. */
  let held: number | undefined;
  let [isFirst, wasDown] = [true, false];

  const opened = (): void => {
    if (!isFirst && (wasDown || (held !== undefined && !isIdleClose(held)))) onRestart();
    [isFirst, wasDown] = [false, false];
  };

  /** Holds a connection until it ends; resolves with the milliseconds for which it was held. */
  const hold = async (socket: Socket): Promise<number> => {
    const start = performance.now();
    const end = (): void => void socket.destroy();
    closing.signal.addEventListener('abort', end, { once: true });
    if (closing.signal.aborted) end();
    else opened();
    await new Promise(
      (resolve) =>
        void socket
          .on('error', () => undefined)
          .once('close', resolve)
          .resume(),
    );
    closing.signal.removeEventListener('abort', end);
    return performance.now() - start;
  };

  const watch = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      const socket = await socketTo(url, network, closing.signal).catch(() => undefined);
      wasDown ||= socket === undefined;
      held = socket && (await hold(socket));
      await wait(whileDown);
    }
  };
  void watch();

  return { close: () => closing.abort() };
};

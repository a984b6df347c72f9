// Notices that a target was restarted: a connection to it that is held open closes, and it listens again afterwards.
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Agreement } from './consent/agreement.ts';
import type { Secrets } from './consent/secrets.ts';

/** Milliseconds between two attempts to reach a target that does not listen. */
const whileDown = 20;

export type Restarts = { readonly close: () => void };

const placeOf = (url: string): { readonly host: string; readonly port: number } => {
  const { hostname, port, protocol } = new URL(url);
  const usual = protocol === 'https:' ? 443 : 80;
  return { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: port === '' ? usual : Number(port) };
};

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
export const watchRestarts = ({ url }: Agreement<Secrets>, onRestart: () => void): Restarts => {
  const place = placeOf(url);
  const isIdleClose = openIdleCloses();
  let socket: Socket | undefined;
  let isClosed = false;
  /** Milliseconds that the last connection was held; undefined where there was none. */
  let held: number | undefined;
  let [isFirst, wasDown] = [true, false];

  const opened = (): void => {
    if (!isFirst && (wasDown || (held !== undefined && !isIdleClose(held)))) onRestart();
    [isFirst, wasDown] = [false, false];
  };

  /** Holds a connection until it ends. */
  const hold = (): Promise<void> =>
    new Promise((resolve) => {
      let start: number | undefined;
      socket = connect(place, () => {
        start = performance.now();
        opened();
      });
      socket
        .on('error', () => undefined)
        .on('close', () => {
          held = start === undefined ? undefined : performance.now() - start;
          wasDown ||= start === undefined;
          resolve();
        });
      socket.resume();
    });

  const watch = async (): Promise<void> => {
    while (!isClosed) {
      await hold();
      await wait(whileDown);
    }
  };
  void watch();

  return {
    close: () => {
      isClosed = true;
      socket?.destroy();
    },
  };
};

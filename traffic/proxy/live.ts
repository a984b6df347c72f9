// Live traffic: a reverse proxy whose exchanges are judged beside the path of their bytes.
import type { Network } from '../../engine/connection/network.ts';
import { openTrafficJudge, type TrafficOptions } from '../judge-traffic.ts';
import type { Seen } from '../seen.ts';
import { type Ended, seenOf } from './exchanges.ts';
import { keptBytes } from './kept-bytes.ts';
import { type Listening, type ListeningOptions, listenFor, namingFor } from './listening.ts';
import { openQueue } from './queue.ts';
import { passingTo } from './reverse-proxy.ts';

export type LiveOptions = Omit<TrafficOptions, 'name'> &
  Omit<ListeningOptions, 'unread'> & {
    readonly network: Network;
    /** Hears of every exchange before it is judged. */
    readonly onExchange?: (seen: Seen) => void;
    /** How many exchanges wait to be judged at most. */
    readonly mostWaiting?: number;
  };

/** The proxy; its end ends the connections, judges what waits, and gives both listeners their verdicts. */
export type Live = Listening;

const usuallyWaiting = 10_000;
const mostBytesWaiting = 256 * 1024 * 1024;

/** Bytes of an exchange: those of its bodies, and about as many as its heads have. */
const sizeOf = ({ request, answer }: Ended): number =>
  2_000 + (request.message?.body.length ?? 0) + (answer?.message?.body.length ?? 0);

const notKept = 'an exchange that came faster than exchanges can be judged';

/**
 * Opens the proxy and its judge.
 * @throws Error when its place cannot be had.
 */
export const openLive = async (options: LiveOptions): Promise<Live> => {
  const { target, network, contract, onExchange, mostWaiting = usuallyWaiting } = options;
  const traffic = openTrafficJudge({ ...options, name: target });
  const take = (ended: Ended): void => {
    const seen = seenOf(contract, ended, target);
    onExchange?.(seen);
    traffic.record(seen);
  };
  const queue = openQueue<Ended>(take, { most: mostWaiting, mostBytes: mostBytesWaiting, sizeOf });
  const unread = (what: string): void => traffic.record({ unreadable: what });
  const unreachable = (why: string): void => unread(`a connection: ${why}`);
  const observing = { heard: queue.add, unread, kept: keptBytes(mostBytesWaiting) };
  const passing = passingTo({ target, network, naming: namingFor(options), unreachable, ...observing });
  const { close, ...at } = await listenFor({ ...options, unread }, passing);
  return {
    ...at,
    close: async () => {
      passing.close();
      await close();
      queue.drain();
      for (let count = queue.dropped(); count > 0; count -= 1) traffic.record({ unreadable: notKept });
      traffic.end();
    },
  };
};

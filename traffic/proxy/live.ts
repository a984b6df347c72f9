// Live traffic: a reverse proxy whose exchanges are judged beside the path of their bytes.
import type { Network } from '../../engine/connection/network.ts';
import type { Ended } from './exchanges.ts';
import { keptBytes } from './kept-bytes.ts';
import { type Listening, type ListeningOptions, listenFor, namingFor } from './listening.ts';
import { type LiveJudge, type LiveJudgeOptions, openLiveJudge } from './live-judge.ts';
import { openQueue } from './queue.ts';
import { passingTo } from './reverse-proxy.ts';

export type LiveOptions = Omit<ListeningOptions, 'unread'> & {
  readonly network: Network;
  /** How many exchanges wait to be judged at most. */
  readonly mostWaiting?: number;
};

/** The proxy; its end ends the connections, judges what waits, and gives both listeners their verdicts. */
export type Live = Listening;

const usuallyWaiting = 10_000;
const mostBytesWaiting = 64 * 1024 * 1024;

/** Bytes of an exchange: those of its bodies, and about as many as its heads have. */
const sizeOf = ({ request, answer }: Ended): number =>
  2_000 + (request.message?.body.length ?? 0) + (answer?.message?.body.length ?? 0);

const notKept = 'an exchange that came faster than exchanges can be judged';

/**
 * Opens the proxy before a judge.
 * @throws Error when its place cannot be had.
 */
export const openLiveBefore = async (judge: LiveJudge, options: LiveOptions): Promise<Live> => {
  const { target, network, mostWaiting = usuallyWaiting } = options;
  const { unread } = judge;
  const queue = openQueue<Ended>(judge.take, { most: mostWaiting, mostBytes: mostBytesWaiting, sizeOf });
  const unreachable = (why: string): void => unread(`a connection: ${why}`);
  const observing = { heard: queue.add, unread, kept: keptBytes(mostBytesWaiting) };
  const passing = passingTo({ target, network, naming: namingFor(options), unreachable, ...observing });
  const { close, ...at } = await listenFor({ ...options, unread }, passing);
  return {
    ...at,
    close: async () => {
      passing.close();
      await close();
      await queue.drain();
      for (let count = queue.dropped(); count > 0; count -= 1) unread(notKept);
      await judge.end();
    },
  };
};

/**
 * Opens the proxy, and a judge in this thread.
 * @throws Error when its place cannot be had.
 */
export const openLive = (options: LiveOptions & LiveJudgeOptions): Promise<Live> =>
  openLiveBefore(openLiveJudge(options), options);

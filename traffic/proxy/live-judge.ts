// What judges the exchanges of a reverse proxy, and records them.
import { openTrafficJudge, type TrafficOptions } from '../judge-traffic.ts';
import type { Seen } from '../seen.ts';
import { type Ended, seenOf } from './exchanges.ts';

export type LiveJudge = {
  /** Judges an exchange; where that takes place elsewhere, the next one is given when this one is done. */
  readonly take: (ended: Ended) => void | Promise<void>;
  /** Counts what is no exchange: a sentence without a full stop. */
  readonly unread: (what: string) => void;
  /** Gives both listeners their verdicts. */
  readonly end: () => void | Promise<void>;
};

export type LiveJudgeOptions = Omit<TrafficOptions, 'name'> & {
  readonly target: string;
  /** Hears of every exchange before it is judged. */
  readonly onExchange?: ((seen: Seen) => void) | undefined;
};

/** A judge in this thread. */
export const openLiveJudge = ({ target, onExchange, ...options }: LiveJudgeOptions): LiveJudge => {
  const traffic = openTrafficJudge({ ...options, name: target });
  return {
    take: (ended) => {
      const seen = seenOf(options.contract, ended, target);
      onExchange?.(seen);
      traffic.record(seen);
    },
    unread: (what) => traffic.record({ unreadable: what }),
    end: traffic.end,
  };
};

// Judges live traffic in a thread of its own.
import { Worker } from 'node:worker_threads';
import { type Listener, started } from '../engine/campaign/run-event.ts';
import { holdSecrets } from '../engine/output/held-secrets.ts';
import type { Settings } from '../engine/settings/settings.ts';
import { moduleFile, threadEnvironment } from '../fixtures/installation.ts';
import type { LiveJudge } from '../traffic/proxy/live-judge.ts';
import { type JudgeStart, packed, type Report, reportIn, type ToJudge } from './judge-message.ts';

export type JudgeThread = LiveJudge & {
  /** What is missing in the record, once it has ended. */
  readonly lost: () => string | undefined;
  /** Ends the thread without verdicts. */
  readonly close: () => Promise<void>;
};

type Run = { readonly settings: Settings; readonly client: Listener; readonly provider: Listener };

const workerFile = moduleFile('cli/judge-worker');

/** Starts a thread that judges by the same settings, and whose events both listeners hear. */
export const openJudgeThread = (workerData: JudgeStart, run: Run): JudgeThread => {
  const { settings } = started(run.settings, workerData.target);
  const worker = new Worker(workerFile, { workerData, env: threadEnvironment() });
  const waiting: (() => void)[] = [];
  let [failure, lost]: [unknown, string | undefined] = [undefined, undefined];

  const take = ({ events, secrets, lost: missing }: Report): void => {
    holdSecrets(secrets);
    lost = missing;
    for (const [side, event] of events) run[side](event.kind === 'started' ? { ...event, settings } : event);
    waiting.shift()?.();
  };
  worker.on('message', (bytes: Uint8Array) => take(reportIn(bytes)));
  worker.on('error', (error: unknown) => {
    failure = error;
    for (const done of waiting.splice(0)) done();
  });

  const post = (message: ToJudge): void => {
    const { bytes, moved } = packed(message);
    worker.postMessage(bytes, moved);
  };
  const ask = async (message: ToJudge): Promise<void> => {
    if (failure !== undefined) return;
    const done = new Promise<void>((resolve) => waiting.push(resolve));
    post(message);
    await done;
  };

  return {
    take: (ended) => ask({ take: ended }),
    unread: (what) => post({ unread: what }),
    end: async () => {
      await ask({ end: true });
      await worker.terminate();
      if (failure !== undefined) throw failure;
    },
    lost: () => lost,
    close: async () => {
      await worker.terminate();
    },
  };
};

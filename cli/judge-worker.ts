// The thread in which gate --target judges and records, so that what passes through never waits for that.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { RunEvent } from '../engine/campaign/run-event.ts';
import { continueRecordFile, type RecordFile } from '../traffic/lines/record-file.ts';
import { type LiveJudge, openLiveJudge } from '../traffic/proxy/live-judge.ts';
import { trafficSettings } from './commands/run-judge.ts';
import { type JudgeStart, packed, type Report, type SentEvent, type ToJudge, toJudge } from './judge-message.ts';

const start: JudgeStart = workerData;

type Collected = { events: Report['events'][number][]; secrets: (string | undefined)[] };

type Worker = { readonly judge: LiveJudge; readonly record: RecordFile | undefined; readonly collected: Collected };

const report = ({ collected }: Worker, lost?: string): void => {
  const { bytes, moved } = packed({ ...collected, ...(lost === undefined ? {} : { lost }) });
  Object.assign(collected, { events: [], secrets: [] });
  parentPort?.postMessage(bytes, moved);
};

const withoutSettings = (event: RunEvent): SentEvent => {
  if (event.kind !== 'started') return event;
  const { settings: _, ...rest } = event;
  return rest;
};

const open = async (): Promise<Worker> => {
  const settings = await trafficSettings(start);
  const { contract } = settings;
  const record = start.record === undefined ? undefined : continueRecordFile(start.record, contract);
  const collected: Collected = { events: [], secrets: [] };
  const judge = openLiveJudge({
    contract,
    settings,
    target: start.target,
    replay: start.replay,
    onExchange: record?.add,
    client: (event) => void collected.events.push(['client', withoutSettings(event)]),
    provider: (event) => void collected.events.push(['provider', withoutSettings(event)]),
    hold: (secrets) => void collected.secrets.push(...secrets),
  });
  return { judge, record, collected };
};

const hear = async (worker: Worker, message: ToJudge): Promise<void> => {
  const { judge, record } = worker;
  if ('unread' in message) judge.unread(message.unread);
  else if ('take' in message) {
    await judge.take(message.take);
    report(worker);
  } else {
    await judge.end();
    report(worker, record?.close());
  }
};

/** Hears a port: what is posted before it is open waits for it, in order. */
const listen = (port: MessagePort): void => {
  const opened = open();
  let last: Promise<unknown> = opened;
  port.on('message', (bytes: Uint8Array) => {
    last = last.then(async () => hear(await opened, toJudge(bytes)));
  });
};

// Outside of a thread it only loads.
if (parentPort) listen(parentPort);

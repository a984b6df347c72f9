// Observes one exchange between a client and a provider whose messages are translated, and gives it when it ends.
import { wallClock } from '../../../client/gate/wall-clock.ts';
import { dropped } from '../../seen.ts';
import type { Ended, Sent } from '../exchanges.ts';
import type { Head } from '../head.ts';
import type { KeptBytes } from '../kept-bytes.ts';
import { type Loss, largestBody, type Message } from '../reader.ts';
import type { AnswerHead, Asked, Lines, Lost } from './message.ts';

export type Hearing = {
  readonly heard: (ended: Ended) => void;
  readonly kept: KeptBytes;
  /** The exchanges that have not ended. */
  readonly open: Set<Exchange>;
};

export type Exchange = {
  readonly ofRequest: (chunk: Buffer) => void;
  readonly requestEnds: () => void;
  readonly answers: (head: AnswerHead) => void;
  readonly ofAnswer: (chunk: Buffer) => void;
  readonly answerEnds: () => void;
  /** Nothing more comes. */
  readonly lost: (lost: Pick<Lost, 'missing'>) => void;
};

/** What is kept of a body. */
type Keeping = {
  readonly add: (chunk: Buffer) => void;
  readonly end: (head: Head) => Message;
  readonly release: () => void;
};

const keep = (kept: KeptBytes, isNeeded: boolean): Keeping => {
  let [parts, size, lost, isKept]: [Buffer[], number, Loss | undefined, boolean] = [[], 0, undefined, isNeeded];
  const release = (): void => {
    kept.give(size);
    [parts, size, isKept] = [[], 0, false];
  };
  const lose = (why: Loss): void => {
    lost = why;
    release();
  };
  return {
    add: (chunk) => {
      if (!isKept) return;
      if (size + chunk.length > largestBody) lose('long');
      else if (kept.take(chunk.length)) {
        size += chunk.length;
        // It may be a part of something larger.
        parts.push(Buffer.from(chunk));
      } else lose('crowded');
    },
    end: (head) => {
      const body = Buffer.concat(parts);
      release();
      return { head, body, ...(lost ? { lost } : {}) };
    },
    release,
  };
};

const headOf = (startLine: string, lines: Lines): Head => {
  const size = lines.reduce((sum, [name, value]) => sum + name.length + value.length + 4, startLine.length);
  return { startLine, lines, size, flaws: [] };
};

/** An exchange whose request has begun. */
export const openExchange = (
  asked: Pick<Asked, 'method' | 'target' | 'lines' | 'version'>,
  hearing: Hearing,
): Exchange => {
  const { heard, kept, open } = hearing;
  const { method, target, lines, version } = asked;
  let request: Sent = { head: headOf(`${method} ${target} HTTP/${version}`, lines) };
  let [answer, isOver]: [Sent | undefined, boolean] = [undefined, false];
  const sentAt = wallClock();
  let answeredAt: number | undefined;
  const [ofRequest, ofAnswer] = [keep(kept, true), keep(kept, method === 'POST')];
  const give = (rest: Pick<Ended, 'silence' | 'missing'> = {}): void => {
    if (isOver) return;
    isOver = true;
    open.delete(exchange);
    for (const keeping of [ofRequest, ofAnswer]) keeping.release();
    const times = { sentAt, answeredAt: answeredAt ?? wallClock() };
    heard({ request, ...(answer ? { answer } : {}), ...rest, times });
  };
  const settle = (): void => {
    if (request.message && answer?.message) give();
  };
  const exchange: Exchange = {
    ofRequest: ofRequest.add,
    requestEnds: () => {
      request = { head: request.head, message: ofRequest.end(request.head) };
      settle();
    },
    answers: ({ status, lines: own }) => {
      // As HTTP/1.1 would have it.
      answer = { head: headOf(`HTTP/1.1 ${status} `, own) };
    },
    ofAnswer: ofAnswer.add,
    answerEnds: () => {
      if (answer) answer = { head: answer.head, message: ofAnswer.end(answer.head) };
      answeredAt = wallClock();
      settle();
    },
    lost: ({ missing }) => {
      if (answer?.message) give();
      else if (missing === undefined && !answer) give({ silence: dropped });
      else give({ missing: missing ?? '' });
    },
  };
  open.add(exchange);
  return exchange;
};

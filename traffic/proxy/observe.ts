// Observes one connection between a client and a provider: reads both directions and gives each exchange when it ends.
import { wallClock } from '../../client/gate/wall-clock.ts';
import { dropped } from '../seen.ts';
import type { Ended, Sent } from './exchanges.ts';
import { answerFraming, isInterim, isSwitch, requestFraming } from './framing.ts';
import type { KeptBytes } from './kept-bytes.ts';
import { openReader, type Piece, type Unread } from './reader.ts';

/** Which side ended a connection first; neither where the proxy did. */
export type EndedBy = 'client' | 'provider' | undefined;

export type Observing = {
  readonly heard: (ended: Ended) => void;
  /** Called with what is no exchange: a sentence without a full stop. */
  readonly unread: (what: string) => void;
  readonly kept: KeptBytes;
};

export type Observer = {
  /** The pieces of what the client sent. */
  readonly ofClient: (chunk: Buffer) => readonly Piece[];
  readonly ofProvider: (chunk: Buffer) => void;
  /** The provider has ended its direction in order, before or behind the client. */
  readonly providerEnds: (isFirst: boolean) => void;
  /** The connection is over. */
  readonly end: (by: EndedBy) => void;
};

type Pending = { request: Sent; answer?: Sent; isAnswered: boolean; readonly sentAt: number; answeredAt?: number };

type Rest = Pick<Ended, 'silence' | 'missing'>;

const ended = ({ request, answer, sentAt, answeredAt }: Pending, rest: Rest = {}): Ended => ({
  request,
  ...(answer ? { answer } : {}),
  ...rest,
  ...(answeredAt === undefined ? {} : { times: { sentAt, answeredAt } }),
});

const cutBy: Readonly<Record<'client' | 'provider' | 'proxy', string>> = {
  client: 'the client went away before it had the whole answer',
  provider: 'the provider ended the connection before its answer was whole',
  proxy: 'the gate ended before the answer was whole',
};

const unreadRequest: Readonly<Record<Unread, string>> = {
  longHead: 'a request whose headers are longer than is read, and what followed it',
  notHttp: 'what a client sent that is not HTTP/1.1',
};

const unreadAnswer: Readonly<Record<Unread, string>> = {
  longHead: 'the headers of an answer are longer than is read',
  notHttp: 'what came for an answer is not HTTP/1.1',
};

const withoutLength = 'how long the body of its answer is cannot be known';
const switched = 'its connection was given to another protocol';
const idle = 'the provider closed a connection, on which it had answered before, without an answer';

/** An observer at the beginning of a connection. */
export const openObserver = ({ heard, unread, kept }: Observing): Observer => {
  const pending: Pending[] = [];
  let answered = 0;
  /** Why no more answers can be read. */
  let unreadable: string | undefined;

  const settle = (): void => {
    for (let [first] = pending; first?.request.message; [first] = pending) {
      if (!first.isAnswered && unreadable === undefined) return;
      pending.shift();
      answered += 1;
      heard(ended({ answeredAt: wallClock(), ...first }, first.isAnswered ? {} : { missing: unreadable ?? '' }));
    }
  };

  const client = openReader({
    begin: (head) => {
      pending.push({ request: { head }, isAnswered: false, sentAt: wallClock() });
      return { framing: requestFraming(head), isKept: true };
    },
    onMessage: (message) => {
      const sent = pending.at(-1);
      if (sent) sent.request = { head: message.head, message };
      settle();
    },
    // Behind a head, which is an exchange that is not judged, nothing need follow.
    onUnread: (behind) => {
      if (typeof behind === 'string') unread(unreadRequest[behind]);
    },
    kept,
  });

  const awaited = (): Pending | undefined => pending.find(({ isAnswered }) => !isAnswered);

  const methodOf = (one: Pending | undefined): string => one?.request.head.startLine.split(' ', 1)[0] ?? '';

  const provider = openReader({
    begin: (head) => {
      const one = awaited();
      const method = methodOf(one);
      if (one && !isInterim(head)) one.answer = { head };
      if (isSwitch(head, method)) client.stop();
      return { framing: answerFraming(head, method), isKept: method === 'POST' };
    },
    onMessage: (message) => {
      const one = awaited();
      if (!one || isInterim(message.head)) return;
      Object.assign(one, { answer: { head: message.head, message }, isAnswered: true, answeredAt: wallClock() });
      settle();
    },
    onUnread: (behind) => {
      if (typeof behind === 'string') unreadable = unreadAnswer[behind];
      else unreadable = isSwitch(behind, methodOf(awaited())) ? switched : withoutLength;
      settle();
    },
    kept,
  });

  // A server may close an idle connection just when a request arrives (RFC 9112, 9.5): that is no one's fault.
  const restOf = (one: Pending, isFirst: boolean, by: EndedBy): Rest => {
    if (unreadable !== undefined) return { missing: unreadable };
    if (one.answer || by !== 'provider') return { missing: cutBy[by ?? 'proxy'] };
    return isFirst && answered === 0 ? { silence: dropped } : { missing: idle };
  };

  return {
    ofClient: client.push,
    ofProvider: (chunk) => void provider.push(chunk),
    // A body may last until the end of a connection; where the client ended it, nobody knows whether it was whole.
    providerEnds: (isFirst) => {
      if (isFirst) provider.end();
    },
    end: (by) => {
      provider.release();
      if (client.release()) unread('a request whose head did not come whole');
      pending.splice(0).forEach((one, place) => {
        heard(ended({ answeredAt: wallClock(), ...one }, one.isAnswered ? {} : restOf(one, place === 0, by)));
      });
    },
  };
};

// Observes one connection between a client and a provider: reads both directions and gives each exchange when it ends.
import { wallClock } from '../../client/gate/wall-clock.ts';
import type { Silence } from '../../contracts/judging/exchange.ts';
import { dropped } from '../seen.ts';
import type { Ended, Sent } from './exchanges.ts';
import { answerFraming, isInterim, requestFraming } from './framing.ts';
import { openReader, type Piece } from './reader.ts';

export type Observer = {
  /** The pieces of what the client sent; a head is the last that may be changed before it is passed on. */
  readonly ofClient: (chunk: Buffer) => readonly Piece[];
  readonly ofProvider: (chunk: Buffer) => void;
  /** The connection ended; `byProvider`: the provider closed it first. */
  readonly end: (byProvider: boolean) => void;
};

type Pending = { request: Sent; answer?: Sent; isAnswered: boolean; readonly sentAt: number; answeredAt?: number };

const ended = ({ request, answer, sentAt, answeredAt }: Pending, silence?: Silence): Ended => ({
  request,
  ...(answer ? { answer } : {}),
  ...(silence ? { silence } : {}),
  ...(answeredAt === undefined ? {} : { times: { sentAt, answeredAt } }),
});

/** An observer at the beginning of a connection. */
export const openObserver = (heard: (ended: Ended) => void): Observer => {
  const pending: Pending[] = [];
  let answered = 0;

  const settle = (): void => {
    for (let [first] = pending; first?.isAnswered && first.request.message; [first] = pending) {
      pending.shift();
      answered += 1;
      heard(ended(first));
    }
  };

  const client = openReader({
    framingOf: (head) => {
      pending.push({ request: { head }, isAnswered: false, sentAt: wallClock() });
      return requestFraming(head);
    },
    onMessage: (message) => {
      const sent = pending.find(({ request }) => request.head === message.head);
      if (sent) sent.request = { head: message.head, message };
      settle();
    },
  });

  const awaited = (): Pending | undefined => pending.find(({ isAnswered }) => !isAnswered);

  const provider = openReader({
    framingOf: (head) => {
      const one = awaited();
      const [method = ''] = one?.request.head.startLine.split(' ') ?? [];
      if (one && !isInterim(head)) one.answer = { head };
      return answerFraming(head, method);
    },
    onMessage: (message) => {
      const one = awaited();
      if (!one || isInterim(message.head)) return;
      Object.assign(one, { answer: { head: message.head, message }, isAnswered: true, answeredAt: wallClock() });
      settle();
    },
  });

  // A server may close an idle connection just when a request arrives (RFC 9112, 9.5): that is no one's fault.
  const silenceFor = (place: number, byProvider: boolean): Silence | undefined =>
    byProvider && place === 0 && answered === 0 ? dropped : undefined;

  return {
    ofClient: client.push,
    ofProvider: (chunk) => void provider.push(chunk),
    end: (byProvider) => {
      provider.end();
      pending.splice(0).forEach((one, place) => {
        const silence = one.answer ? undefined : silenceFor(place, byProvider);
        heard(ended({ answeredAt: wallClock(), ...one }, silence));
      });
    },
  };
};

// Passes one request on to a provider, and what it answers back, as fast as each side takes it.
import { messageOf } from '../../../engine/connection/error-code.ts';
import type { Naming } from '../edit-head.ts';
import { whyUnreached } from '../reach-provider.ts';
import { type Exchange, type Hearing, openExchange } from './exchange.ts';
import {
  type Answering,
  type Asked,
  codes,
  type Lines,
  type Lost,
  type Provider,
  type Sink,
  type Source,
} from './message.ts';

export type PassingMessages = Hearing & {
  readonly naming: Naming;
  /** Gives the provider, and connects to it where nothing does yet. */
  readonly provider: () => Promise<Provider>;
  /** The words for a provider that cannot be reached, whose reason is noted. */
  readonly unreachable: (why: string) => string;
};

type Heard = { readonly tap: (chunk: Buffer) => void; readonly ended: () => void };

const flow = ({ body, trailers, isWhole }: Source, sink: Sink, { tap, ended }: Heard): void => {
  // What nobody takes any more is read to its end all the same.
  sink.body.once('close', () => body.resume());
  body
    .on('data', (chunk: Buffer) => {
      tap(chunk);
      if (!sink.body.writable || sink.body.write(chunk)) return;
      body.pause();
      sink.body.once('drain', () => body.resume());
    })
    .once('end', () => {
      if (!isWhole()) return;
      ended();
      try {
        sink.end(trailers());
      } catch {
        // Lines that the other version does not allow there.
        sink.body.destroy();
      }
    });
};

const named = (lines: Lines, { hostOf }: Naming): Lines =>
  lines.map(([name, value]) => (name.toLowerCase() === 'host' ? [name, hostOf(value)] : [name, value]));

const refuse = (asked: Asked, sentence: string): void => {
  const body = Buffer.from(`userstatus-conformance: ${sentence}\n`);
  const lines = [
    ['content-type', 'text/plain; charset=utf-8'],
    ['content-length', String(body.length)],
  ] as const;
  const sink = asked.answer({ status: 502, lines, hasBody: true });
  sink.body.write(body);
  sink.end([]);
  asked.body.resume();
};

/** Ends an exchange once, for both sides. */
const openEnding = (asked: Asked, exchange: Exchange, unreachable: PassingMessages['unreachable']) => {
  let isOver = false;
  const once = (end: () => void): void => {
    if (isOver) return;
    isOver = true;
    end();
  };
  return {
    lost: ({ code, unreached, ...why }: Lost): void =>
      once(() => {
        exchange.lost(unreached === undefined ? why : { missing: unreached });
        if (unreached === undefined) asked.abort(code);
        else refuse(asked, unreachable(unreached));
      }),
    gone: (): void => once(() => exchange.lost({ missing: 'the client went away before it had the whole answer' })),
  };
};

const answerTo = (asked: Asked, exchange: Exchange, lost: (lost: Lost) => void): Answering => ({
  onInterim: asked.interim,
  onAnswer: (answer, source) => {
    exchange.answers(answer);
    try {
      flow(source, asked.answer(answer), { tap: exchange.ofAnswer, ended: exchange.answerEnds });
    } catch (error) {
      const missing = `its answer cannot be passed on in the client's version of HTTP: ${messageOf(error)}`;
      lost({ code: codes.internal, missing });
      source.body.resume();
    }
  },
  onLost: lost,
});

const pass = (asked: Asked, provider: Provider, { naming, unreachable, ...hearing }: PassingMessages): void => {
  const head = { ...asked, target: naming.targetOf(asked.target), lines: named(asked.lines, naming) };
  const exchange = openExchange({ ...head, lines: asked.lines }, hearing);
  const { lost, gone } = openEnding(asked, exchange, unreachable);
  const asking = provider.ask(head, answerTo(asked, exchange, lost));
  asked.onGone((code) => {
    gone();
    asking.abort(code);
  });
  flow(asked, asking, { tap: exchange.ofRequest, ended: exchange.requestEnds });
};

/** Passes a request on, or says to its client that the provider cannot be reached. */
export const passMessage = (asked: Asked, options: PassingMessages): void => {
  let isGone = false;
  asked.onGone(() => {
    isGone = true;
  });
  options.provider().then(
    (provider) => {
      if (!isGone) pass(asked, provider, options);
    },
    (error: unknown) => {
      if (!isGone) refuse(asked, options.unreachable(whyUnreached(error)));
    },
  );
};

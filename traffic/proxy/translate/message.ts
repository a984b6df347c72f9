// Messages as both versions of HTTP have them: where one side of a proxy speaks HTTP/2, each goes on in the version of the other.
import { PassThrough, type Readable, type Writable } from 'node:stream';
import type { HeaderLine } from '../head.ts';

export type Lines = readonly HeaderLine[];

/** What a request begins with; the Host is among the lines, whatever the version calls it. */
export type AskedHead = {
  readonly method: string;
  readonly target: string;
  readonly lines: Lines;
  readonly hasBody: boolean;
};

export type AnswerHead = { readonly status: number; readonly lines: Lines; readonly hasBody: boolean };

/** A body that comes, and what stands behind it. */
export type Source = {
  readonly body: Readable;
  /** What stands behind the body, once that has ended. */
  readonly trailers: () => Lines;
  /** Whether a body that has ended came whole. */
  readonly isWhole: () => boolean;
};

/** Where a body goes, and what ends it. */
export type Sink = { readonly body: Writable; readonly end: (trailers: Lines) => void };

/** A request of a client, and the way back to it. */
export type Asked = AskedHead &
  Source & {
    readonly version: '1.0' | '1.1' | '2.0';
    readonly interim: (head: AnswerHead) => void;
    /** @throws Error for what the client's version cannot say. */
    readonly answer: (head: AnswerHead) => Sink;
    /** Breaks the exchange off, with an error code of HTTP/2 (RFC 9113, 7). */
    readonly abort: (code: number) => void;
    /** Called once if the client breaks it off. */
    readonly onGone: (listener: (code: number) => void) => void;
  };

/** Why there is no answer, or not the whole of it. */
export type Lost = {
  readonly code: number;
  /** Where nobody can be blamed for that: a clause about the exchange. Without it, the provider is. */
  readonly missing?: string;
  /** Where the request reached nobody: a sentence without a full stop. */
  readonly unreached?: string;
};

/** What hears of a provider's answer. */
export type Answering = {
  readonly onInterim: (head: AnswerHead) => void;
  readonly onAnswer: (head: AnswerHead, source: Source) => void;
  /** Called at most once, before an answer or within it. */
  readonly onLost: (lost: Lost) => void;
};

/** A request on its way to a provider. */
export type Asking = Sink & { readonly abort: (code: number) => void };

/** A request that cannot be sent, and why: a clause without a full stop. */
export const unsendable = (why: string, { onLost }: Answering): Asking => {
  setImmediate(onLost, { code: codes.internal, unreached: why });
  return { body: new PassThrough().resume(), end: () => undefined, abort: () => undefined };
};

/** A connection to a provider, or several that are one to those who ask. */
export type Provider = {
  readonly ask: (head: AskedHead, answering: Answering) => Asking;
  /** Whether more may be asked. */
  readonly isOpen: () => boolean;
  readonly close: () => void;
};

/** Error codes of HTTP/2 (RFC 9113, 7). */
export const codes = { none: 0, internal: 2, refused: 7, cancel: 8 } as const;

export const cutByProvider = 'the provider ended the connection before its answer was whole';
export const cutByProxy = 'the gate ended before the answer was whole';
export const idleConnection = 'the provider closed a connection, on which it had answered before, without an answer';

/** The lines of a list in which names and values take turns; names that begin with a colon are no headers. */
export const linesIn = (raw: readonly string[]): Lines =>
  raw.flatMap((name, index): Lines => {
    const isName = index % 2 === 0 && !name.startsWith(':');
    return isName ? [[name, raw[index + 1] ?? '']] : [];
  });

/** Those of one connection, and not of a message (RFC 9110, 7.6.1): each side has its own. */
const ofConnection = [
  'connection',
  'http2-settings',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'upgrade',
];

/** The lines that go on: without those of the connection, and those that it names. */
export const lasting = (lines: Lines): Lines => {
  const named = lines.flatMap(([name, value]) => (name.toLowerCase() === 'connection' ? value.split(',') : []));
  const dropped = new Set([...ofConnection, 'transfer-encoding', ...named.map((name) => name.trim().toLowerCase())]);
  const isKept = ([name, value]: HeaderLine): boolean =>
    name.toLowerCase() === 'te' ? value.trim().toLowerCase() === 'trailers' : !dropped.has(name.toLowerCase());
  return lines.filter(isKept);
};

/** The lines with other names in lower case and lists of values, as Node takes them for HTTP/2. */
export const fieldsOf = (lines: Lines): Record<string, string[]> => {
  const fields: Record<string, string[]> = Object.create(null);
  for (const [name, value] of lasting(lines)) {
    const key = name.toLowerCase();
    fields[key] = [...(fields[key] ?? []), value];
  }
  return fields;
};

/** The lines as Node takes them for HTTP/1.1. */
export const rawOf = (lines: Lines): string[] => lines.flat();

const isNamed = (lines: Lines, wanted: string): boolean => lines.some(([name]) => name.toLowerCase() === wanted);

/** The lines of a message in HTTP/1.1 whose body is sent in chunks where its length is not said, or where trailers are announced. */
export const framedLines = (lines: Lines, hasBody: boolean): Lines => {
  const kept = lasting(lines);
  if (!hasBody || (isNamed(kept, 'content-length') && !isNamed(kept, 'trailer'))) return kept;
  return [...kept.filter(([name]) => name.toLowerCase() !== 'content-length'), ['transfer-encoding', 'chunked']];
};

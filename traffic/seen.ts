// What a recording holds of a request and its answer, and what it left out.
import type { Exchange, Silence } from '../contracts/judging/exchange.ts';

/**
 * What a recording lacks of an exchange: a part that it left out, cut or wrote anew. What needs such a part cannot be
 * judged, which is said with a count.
 */
export type Gap = 'authorization' | 'requestHeaders' | 'requestBody' | 'answerHeaders' | 'answerBody' | 'answer';

/** Why a part is missing, where more is known than that it is: a clause about the exchange. */
export type Why = Partial<Readonly<Record<Gap, string>>>;

/** When a request began and when its answer was there, in milliseconds since 1970. */
export type Times = { readonly sentAt: number; readonly answeredAt: number };

/** An exchange as a recording holds it. */
export type Seen = {
  readonly exchange: Exchange;
  readonly gaps: readonly Gap[];
  readonly why?: Why;
  /** Below which address its path stands; empty where the recording has paths alone. */
  readonly base: string;
  /** Its file, and where it stands there. */
  readonly place?: string;
  /** Without them nothing is judged of when a client sent it. */
  readonly times?: Times;
  /** Whether its request is one that this suite made, so that it shows no client. */
  readonly isOurs?: true;
};

/** An entry of a recording that is no exchange, and why: one sentence without a full stop; `place` is its file and where it stands. */
export type Unreadable = { readonly unreadable: string; readonly place?: string };

/** A create that the provider left without an answer, though it was there to take it. */
export const dropped: Silence = {
  silence: 'dropped',
  detail: 'the provider closed the connection before an answer',
  maySent: true,
};

/** Whether an entry could not be read. */
export const isUnreadable = (entry: Seen | Unreadable): entry is Unreadable => 'unreadable' in entry;

/** Bytes of one entry that are read at most: what is longer is counted and left out, so that memory stays flat. */
export const longestEntry = 64 * 1024 * 1024;

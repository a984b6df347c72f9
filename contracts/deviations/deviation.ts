// How a provider may deviate from the plain lawful one: the points at which a fault or an oddity can change it. Pure: a
// deviation changes what the embedded tenant is about to find, store or answer.
import type { Answer, Exchange, Finding, Request, Silence } from '../judging/exchange.ts';
import type { PathMatch } from '../odata/path-match.ts';
import type { RequirementId } from '../requirements/requirement-id.ts';

/** What is stored of a create, and shown to GET. */
export type Stored = Readonly<Record<string, unknown>>;

/**
 * A request that arrived, and what came of it; `unknown` where it is of an operation that the tenant does not have, `unread` why it could
 * not be read as a whole.
 */
export type Arrival = Exchange & { readonly unknown?: true; readonly unread?: string };

/**
 * An answer on its way out: with a delay in milliseconds, with `100 Continue` before it, in two halves with a pause between them, cut off
 * after the first, or with the connection closed unannounced; or no answer. `undone`: what was created is not kept. `unknown` is that to
 * an operation that the tenant does not have, `unread` why a request could not be read. That to a batch has the exchanges of its requests
 * as parts.
 */
export type Reply =
  | (Answer & {
      readonly delay?: number;
      readonly continues?: true;
      readonly hangsUp?: true;
      readonly halved?: 'pause' | 'cut';
      readonly undone?: true;
      readonly unknown?: true;
      readonly unread?: string;
      readonly parts?: readonly Arrival[];
    })
  | (Silence & { readonly unread?: string });

/** What a deviation can see of the moment. */
export type Moment = {
  readonly request: Request;
  /** The documented path that the request is for, and the keys in it. */
  readonly match: PathMatch | undefined;
  /** The number of this request, from 1. */
  readonly count: number;
  /** The number of this request among those on its path, from 1. */
  readonly countOnPath: number;
  /** What was created before. */
  readonly previous: Stored | undefined;
};

export type Deviation = {
  /** What the tenant finds wrong with a request; leaving a finding out accepts what breaks it. */
  readonly findings?: (found: readonly Finding[], moment: Moment) => readonly Finding[];
  /** What it stores and shows of a create. */
  readonly entity?: (entity: Stored, moment: Moment) => Stored;
  /** The key it gives a create. */
  readonly key?: (id: string, moment: Moment) => string;
  /** What it answers without looking at the request any further. */
  readonly instead?: (moment: Moment) => Reply | undefined;
  /** What it answers; `created` is the entity where there is one. */
  readonly reply?: (reply: Reply, moment: Moment & { readonly created: Stored | undefined }) => Reply;
  /** Whether what was refused is stored all the same. */
  readonly storesRefused?: (moment: Moment) => boolean;
  /** The one path it can show on. */
  readonly only?: string;
  /** Whether it shows only now and then. */
  readonly rare?: true;
};

/** A single mistake that real servers make, and the requirement it breaks. */
export type Fault = Deviation & { readonly name: string; readonly says: string; readonly breaks: RequirementId };

/** Unusual behaviour that keeps the contract. */
export type Oddity = Deviation & {
  readonly name: string;
  readonly says: string;
  /** Needs a socket: it cannot show in process. */
  readonly socketOnly?: true;
};

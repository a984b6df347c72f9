// What goes over the wire, as the judges see it: a request, an answer, and what was found.
import type { RequirementId } from '../requirements/requirement-id.ts';

/** Headers by name, in lower case. */
export type Headers = Readonly<Record<string, string>>;

/** What the token of a request is good for, where that is known; the token itself is never kept. */
export type Grant = 'granted' | 'insufficient' | 'personal';

/** The headers whose line may not be sent twice: their values are no lists (RFC 9110, 5.3). */
export const singletons: readonly string[] = ['authorization', 'content-type'];

/** The place of a request in a batch: the number of the batch, and its own number in it, both from 1. */
export type BatchPlace = { readonly batch: number; readonly item: number; readonly of: number };

/** A request as it was sent. */
export type Request = {
  readonly method: string;
  /** Below the base URL, without query, as sent. */
  readonly path: string;
  /** What stood behind the path, from its question mark on, where a server heard it apart. */
  readonly query?: string;
  /** Names in lower case. */
  readonly headers: Headers;
  /** The names of header lines that were sent more than once, of those that may not be. */
  readonly repeated?: readonly string[];
  /** Whether its Authorization is not known, since a recording left it out: nothing is judged of it. */
  readonly authorizationUnknown?: true;
  readonly body: string | Uint8Array;
  /** `unknown`: of a token that the provider never issued. */
  readonly grant?: Grant | 'unknown';
  /** Sent over TLS, where its server says so. */
  readonly secure?: true;
  /** Where it was part of a batch. */
  readonly batched?: BatchPlace;
};

/** An answer as it came. */
export type Answer = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Headers;
  readonly body: string | Uint8Array;
  /** The length its body had, where only the beginning of it was kept. */
  readonly bytes?: number;
  /** Whether its body is not known, since a recording left it out: only its status is judged. */
  readonly bodyUnknown?: true;
  /** The client-request-id that its request was given on the way. */
  readonly clientRequestId?: string;
};

/**
 * An exchange that brought no answer: the connection was dropped, nothing came in the time allowed, or there was no
 * connection to be had, which says nothing about the request; no more does a recording that does not hold it.
 */
export type Silence = {
  readonly silence: 'dropped' | 'timeout' | 'unreachable' | 'unrecorded';
  readonly detail: string;
  /** Whether the connection was lost after the request may have been sent; the target may have acted on it. */
  readonly maySent?: true;
  /** Whether the target spoke HTTP over the connection before. */
  readonly spoke?: true;
  /** The client-request-id that its request was given on the way. */
  readonly clientRequestId?: string;
};

/** A request, and what came of it. */
export type Exchange = {
  /** The requirement the request was made for; a request of an unknown client was made for none. */
  readonly madeFor?: RequirementId;
  readonly request: Request;
  readonly answer: Answer | Silence;
};

/** One difference between what was expected and what came. `location` is a JSON pointer, a header or `status`. */
export type Difference = { readonly location: string; readonly expected: string; readonly actual: string };

/** A difference, and the requirement that it breaks; `asAnswered` where GET shows what the create itself was answered. */
export type Finding = Difference & { readonly requirement: RequirementId; readonly asAnswered?: true };

/** Whether no answer came. */
export const isSilence = (answer: Answer | Silence): answer is Silence => 'silence' in answer;

/** Whether the answer is one of success (RFC 9110, 15.3). */
export const isSuccess = (answer: Answer | Silence): boolean =>
  !isSilence(answer) && answer.status >= 200 && answer.status < 300;

/** Whether nothing came until the time allowed was over. */
export const isHang = (answer: Answer | Silence): boolean => isSilence(answer) && answer.silence === 'timeout';

/** Whether a recording does not hold the exchange. */
export const isUnrecorded = (answer: Answer | Silence): boolean => isSilence(answer) && answer.silence === 'unrecorded';

// results.json: the one record of a run, from which every other report is made.
import type { Level, Source } from '../../contracts/requirements/requirement.ts';
import type { Waiver } from '../../engine/settings/waivers.ts';

export type RunVerdict = 'conformant' | 'nonconformant' | 'none';
export type RequirementVerdict = 'pass' | 'fail' | 'warn' | 'waived' | 'not-exercised';

/** A body as it is kept: at most 64 KiB of it, and the bytes it had. */
export type KeptBody = { readonly text: string; readonly bytes: number };

export type KeptRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: KeptBody;
};

export type KeptAnswer =
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: KeptBody }
  | { readonly silence: string; readonly detail: string };

export type Difference = { readonly location: string; readonly expected: string; readonly actual: string };

export type KeptCounterexample = {
  readonly case: string;
  readonly path: string;
  readonly reason: string;
  readonly minimal: boolean;
  readonly request: KeptRequest;
  readonly answer: KeptAnswer;
  readonly differences: readonly Difference[];
  /** Sends just this case again. */
  readonly replay: string;
  /** The same with curl; the token comes from the environment. */
  readonly curl: string;
};

export type PathResult = {
  readonly path: string;
  readonly verdict: RequirementVerdict;
  readonly cases: number;
  readonly broken: number;
  readonly because?: string;
  readonly observed?: Readonly<Record<string, number>>;
  readonly counterexample?: KeptCounterexample;
  /** Where it is waived: why, by whom, until when. */
  readonly waiver?: Waiver;
};

export type RequirementResult = {
  readonly id: string;
  readonly level: Level;
  readonly says: string;
  readonly source: Source;
  readonly verdict: RequirementVerdict;
  readonly cases: number;
  readonly paths: readonly PathResult[];
  /** The smallest counterexample of all paths. */
  readonly counterexample?: KeptCounterexample;
};

/** How long answers took, in milliseconds: the answers up to each bound that came later than the bound before it. */
export type Latency = {
  readonly min: number;
  readonly max: number;
  readonly sum: number;
  readonly buckets: readonly (readonly [upTo: number, count: number])[];
};

/** What went over the wire on a path, retries and shrinking included. */
export type PathTraffic = {
  readonly path: string;
  readonly requests: number;
  readonly retries: number;
  /** Milliseconds waited because the target said "try again". */
  readonly waited: number;
  /** How often each status came, or each kind of silence. */
  readonly answers: Readonly<Record<string, number>>;
  readonly latency: Latency;
};

/** How often each class of something was sent, and on how many paths; a class never sent has no cases. */
export type Coverage = {
  readonly about: string;
  readonly classes: readonly { readonly name: string; readonly cases: number; readonly paths: number }[];
};

/** Which part of a run split over several machines; `index` counts from 1. */
export type Shard = { readonly index: number; readonly of: number };

/** `expired` and `unmatched` waive nothing; what an `unmatched` one was for holds again. */
export type WaiverState = 'used' | 'expired' | 'unmatched' | 'not-exercised';

export type WaiverResult = Waiver & { readonly state: WaiverState };
/** What a run created and what became of it, where it is deleted at the end. */
export type CleanUpResult = {
  /** Answers that said that something was created. */
  readonly created: number;
  /** Of these, deleted, or gone already. */
  readonly deleted: number;
  /** Of these, left although deleting was tried, by reason. */
  readonly left: Readonly<Record<string, number>>;
  /** Requests of which nobody knows whether they created something. */
  readonly unknown: number;
  /** The file that lists what is left, for `cleanup`. */
  readonly list?: string;
};

export type Results = {
  readonly schemaVersion: 2;
  readonly tool: { readonly name: string; readonly version: string };
  /** Who was judged, where it was not the provider: then `target` is where the client sent to. */
  readonly subject?: 'client';
  readonly target: string;
  readonly seed: number;
  readonly strict: boolean;
  readonly start: string;
  readonly end: string;
  readonly counts: { readonly requests: number; readonly cases: number; readonly retries: number };
  readonly verdict: RunVerdict;
  /** Why there is no verdict. */
  readonly reason?: string;
  readonly requirements: readonly RequirementResult[];
  readonly waivers?: readonly WaiverResult[];
  readonly shard?: Shard;
  /** When the exchanges took place and by which version, where they are those of a recording. */
  readonly replayOf?: { readonly start: string; readonly version: string };
  readonly traffic?: readonly PathTraffic[];
  readonly coverage?: readonly Coverage[];
  readonly cleanUp?: CleanUpResult;
};

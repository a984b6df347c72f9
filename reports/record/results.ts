// results.json: the one record of a run, from which every other report is made.
import type { Level, Source } from '../../contracts/requirements/requirement.ts';
import type { EarlierRun } from '../../engine/campaign/run-event.ts';
import type { Waiver } from '../../engine/settings/waivers.ts';

export type RunVerdict = 'conformant' | 'nonconformant' | 'none';
export type RequirementVerdict = 'pass' | 'fail' | 'warn' | 'waived' | 'not-exercised';

/** A body: at most its first 64 KiB, and its full length in bytes. */
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

export type Difference = {
  readonly location: string;
  readonly expected: string;
  readonly actual: string;
  /** Where GET shows what the create itself was answered. */
  readonly asAnswered?: true;
};

export type KeptCounterexample = {
  readonly case: string;
  readonly path: string;
  readonly reason: string;
  readonly minimal: boolean;
  /** Where its bytes passed when they were sent again: how often they did what. */
  readonly flaky?: { readonly passed: number; readonly failed: number };
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
  /** Where the same bytes failed and passed. */
  readonly flaky?: true;
  readonly because?: string;
  readonly observed?: Readonly<Record<string, number>>;
  readonly counterexample?: KeptCounterexample;
  /** The waiver that applies: why, by whom, until when. */
  readonly waiver?: Waiver;
};

export type RequirementResult = {
  readonly id: string;
  readonly level: Level;
  readonly says: string;
  readonly source: Source;
  readonly verdict: RequirementVerdict;
  readonly cases: number;
  /** Where it is flaky on a path. */
  readonly flaky?: true;
  readonly paths: readonly PathResult[];
  /** The smallest counterexample of all paths. */
  readonly counterexample?: KeptCounterexample;
};

/** A group of failures with one likely origin in the target. */
export type Cause = {
  /** A sentence that a person would say. */
  readonly summary: string;
  /** The ids of the requirements that fail or warn, the one that says most about the cause first. */
  readonly requirements: readonly string[];
  readonly paths: readonly string[];
  /** The id of the requirement whose counterexample shows it best. */
  readonly example: string;
};

/** What is particular about requests, as a sentence, with how many of those that failed alike have it, and of those that passed. */
export type Feature = {
  readonly name: string;
  /** The requirement that such requests are made for, where there is one. */
  readonly about?: string;
  readonly failing: number;
  readonly passing: number;
  /** Of the failing ones, those that break each requirement. */
  readonly requirements: Readonly<Record<string, number>>;
};

/** Exchanges that failed alike, and what their requests have in common that those that passed have not. */
export type Symptom = {
  /** What should have been answered. */
  readonly wanted: 'create' | 'refusal';
  /** Where it differs: `status`, a header, or a JSON pointer into the body. */
  readonly location: string;
  /** A status, the kind of silence, `missing`, the JSON type of a member that is not typed as documented, or `changed`. */
  readonly actual: string;
  /** A hash of what the answer says: where it is the same, so are the words. */
  readonly text?: string;
  readonly count: number;
  /** How many exchanges on the same paths passed. */
  readonly passing: number;
  readonly paths: Readonly<Record<string, number>>;
  /** How many of the exchanges break each requirement. */
  readonly requirements: Readonly<Record<string, number>>;
  /** The most telling first. */
  readonly features: readonly Feature[];
  /** How many of the exchanges also differ at other places. */
  readonly besides: Readonly<Record<string, number>>;
  /** What was done to a value, and how often that explains the difference; what explains most of it first. */
  readonly changes: Readonly<Record<string, number>>;
};

/** A histogram of latencies in milliseconds: each bucket counts the answers up to its bound and above the previous one. */
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
  /** Milliseconds waited for Retry-After or after 429. */
  readonly waited: number;
  /** How often each status came, or each kind of missing answer. */
  readonly answers: Readonly<Record<string, number>>;
  readonly latency: Latency;
};

/** How often each class of values was sent, and on how many paths; a class that was never sent has 0 cases. */
export type Coverage = {
  readonly about: string;
  readonly classes: readonly { readonly name: string; readonly cases: number; readonly paths: number }[];
};

/** The part of a run that is split over several machines; `index` starts at 1. */
export type Shard = { readonly index: number; readonly of: number };

/** `expired` and `unmatched` waivers have no effect; the requirement of an `unmatched` one passes. */
export type WaiverState = 'used' | 'expired' | 'unmatched' | 'not-exercised';

export type WaiverResult = Waiver & { readonly state: WaiverState };
/** What a run created and deleted. */
export type CleanUpResult = {
  /** Answers that confirmed a create. */
  readonly created: number;
  /** Of these, deleted or already gone. */
  readonly deleted: number;
  /** Of these, not deleted although it was tried, by reason. */
  readonly left: Readonly<Record<string, number>>;
  /** Requests that may have created something: their answers were lost. */
  readonly unknown: number;
  /** The file that lists what is left, for `cleanup`. */
  readonly list?: string;
};

/** A request that was not judged, and how often it was sent. */
export type OtherRequest = KeptRequest & { readonly times: number };

export type Results = {
  readonly schemaVersion: 2;
  readonly tool: { readonly name: string; readonly version: string };
  /** `client` where a client was judged; `target` is then where it sent its requests. */
  readonly subject?: 'client' | 'pact';
  readonly target: string;
  /** Where the target was the embedded tenant, started for the run. */
  readonly embedded?: true;
  /** Where the certificate of the target was not checked. */
  readonly insecure?: true;
  /** Where nothing was sent: the exchanges are recorded traffic of others. */
  readonly recorded?: true;
  readonly seed: number;
  readonly strict: boolean;
  readonly start: string;
  readonly end: string;
  readonly counts: { readonly requests: number; readonly cases: number; readonly retries: number };
  readonly verdict: RunVerdict;
  /** Why there is no verdict. */
  readonly reason?: string;
  /** Weightiest first: every requirement that fails or warns belongs to exactly one. */
  readonly causes: readonly Cause[];
  readonly requirements: readonly RequirementResult[];
  /** The failures of all exchanges that were judged; what only a reading shows is not among them. */
  readonly symptoms?: readonly Symptom[];
  readonly waivers?: readonly WaiverResult[];
  /** The templates of the paths that are not on the page, by name. */
  readonly beyondPage?: Readonly<Record<string, string>>;
  readonly shard?: Shard;
  /** For a replay: when the exchanges were recorded, and by which version. */
  readonly replayOf?: { readonly start: string; readonly version: string };
  /** The runs before, the oldest first, where they are kept. */
  readonly earlier?: readonly EarlierRun[];
  readonly traffic?: readonly PathTraffic[];
  readonly coverage?: readonly Coverage[];
  /** What a client sent beside creates, by method and path: how often. */
  readonly notJudged?: Readonly<Record<string, number>>;
  /** Those of operations that the gate does not know, where they were to be recorded; secrets are taken out. */
  readonly otherRequests?: readonly OtherRequest[];
  readonly cleanUp?: CleanUpResult;
};

/** The record of a run without what follows from it. */
export type Recorded = Omit<Results, 'causes'>;

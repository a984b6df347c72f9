// What a run reports while it goes on: a listener records it, shows it, or counts it. Nothing of the run depends on what
// a listener does, and no event holds a token.
import type { Exchange, Finding, Request } from '../../contracts/judging/exchange.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import type { CleanUp } from '../connection/clean-up/clean-up.ts';
import type { Attempt, Counts } from '../connection/target.ts';
import type { Settings } from '../settings/settings.ts';
import type { Verdict } from './verdict.ts';

/** The settings that a record needs. What holds tokens is not among them, and the compiler refuses it. */
export type PublicSettings = Pick<
  Settings,
  | 'seed'
  | 'strict'
  | 'failOnFlaky'
  | 'shard'
  | 'contract'
  | 'waivers'
  | 'required'
  | 'cloud'
  | 'credential'
  | 'config'
  | 'requirements'
  | 'plainHttp'
  | 'route'
> & { readonly tokens?: never };

export type Started = {
  readonly kind: 'started';
  /** Who is spoken to, where it is not the provider's author: that of a client, or the owner of a pact. */
  readonly subject?: 'client' | 'pact';
  /** The base URL. */
  readonly target: string;
  /** Whether that is the embedded tenant. */
  readonly embedded: boolean;
  readonly settings: PublicSettings;
  /** When the exchanges took place and by which version, where they are those of a recording. */
  readonly replayOf?: { readonly start: string; readonly version: string };
  /** Whether nothing was sent: the exchanges are recorded traffic of others. */
  readonly recorded?: true;
  /** The command that makes this run again, where it is another than `verify --case`. */
  readonly replay?: string;
};

/** A case was sent, answered and judged; these requirements it broke. */
export type Judged = {
  readonly kind: 'judged';
  readonly case: Case;
  readonly broken: readonly string[];
  /** The answer of a provider, and what it breaks. */
  readonly found?: { readonly answer: Exchange['answer']; readonly findings: readonly Finding[] };
};

/** A request as it may be kept, and how often it was sent. */
export type Repeated = { readonly request: Request; readonly times: number };

/** An earlier run on the same target: when it began, its verdict, and how many requirements failed. */
export type EarlierRun = {
  readonly start: string;
  readonly verdict: 'conformant' | 'nonconformant' | 'none';
  readonly failing: number;
};

export type RunEvent =
  | Started
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  /** A request went out, and this came of it. */
  | { readonly kind: 'attempt'; readonly attempt: Attempt }
  | Judged
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  /**
   * What a client sent beside creates, by method and path, and how often: it was answered, and not judged. `inFull` are those of
   * operations that the gate does not know.
   */
  | {
      readonly kind: 'notJudged';
      readonly requests: Readonly<Record<string, number>>;
      readonly inFull?: readonly Repeated[];
    }
  /** The runs before, the oldest first, of those that are kept. */
  | { readonly kind: 'earlier'; readonly runs: readonly EarlierRun[] }
  /** Cases were not exercised: without a failure there is no verdict. */
  | { readonly kind: 'incomplete'; readonly reason: string }
  | { readonly kind: 'stopped'; readonly reason: string }
  | { readonly kind: 'ended'; readonly counts: Counts }
  /** What the run creates is listed, and will be deleted; these counts grow with it. */
  | { readonly kind: 'listing'; readonly cleanUp: CleanUp }
  /** The run has ended, and what it created is being deleted. */
  | { readonly kind: 'deleting'; readonly done: number; readonly total: number };

/** Receives the events of a run, in their order. */
export type Listener = (event: RunEvent) => void;

/** Ignores every event, for callers that need the verdicts alone. */
export const ignoreEvents: Listener = () => undefined;

// By name: what is added to the settings some day may be a secret.
const publicSettings = (settings: Settings): PublicSettings => {
  const { seed, strict, failOnFlaky, contract, waivers, required, ...more } = settings;
  const { shard, cloud, credential, config, requirements, plainHttp, route } = more;
  return {
    ...{ seed, strict, failOnFlaky, contract, waivers, required },
    ...(shard === undefined ? {} : { shard }),
    ...(cloud === undefined ? {} : { cloud }),
    ...(credential === undefined ? {} : { credential }),
    ...(config === undefined ? {} : { config }),
    ...(requirements === undefined ? {} : { requirements }),
    ...(plainHttp === undefined ? {} : { plainHttp }),
    ...(route === undefined ? {} : { route }),
  };
};

/** The first event of a run with these settings on the target at this base URL. */
export const started = (
  settings: Settings,
  target: string,
  more: Pick<Started, 'subject' | 'replay' | 'recorded'> = {},
): Started => {
  const recorded = settings.replay?.header;
  return {
    kind: 'started',
    target,
    embedded: settings.url === undefined && more.recorded === undefined,
    settings: publicSettings(settings),
    ...(recorded === undefined ? {} : { replayOf: { start: recorded.start, version: recorded.tool.version } }),
    ...more,
  };
};

// What a recording holds, line by line: the settings of the run, each exchange, and how the run ended.

import type { FurtherPaths } from '../../../contracts/further-paths.ts';
import type { Grant } from '../../../contracts/judging/exchange.ts';
import type { PathIds } from '../../../contracts/odata/paths.ts';
import { bounds } from '../../settings/bounds.ts';
import { type CloudName, cloudNames } from '../../settings/clouds.ts';
import { waiverSchema } from '../../settings/configuration-file.ts';
import { guard } from '../../settings/guard.ts';
import { timePattern } from '../../settings/time-pattern.ts';
import type { Waiver } from '../../settings/waivers.ts';
import { type CredentialName, credentialNames } from '../credentials.ts';

export const format = 1;

/** The settings that decide what a run sends and how it judges; no token is among them. */
export type RecordedSettings = {
  readonly cases: number;
  readonly seed: number;
  readonly budget?: number;
  readonly concurrency: number;
  readonly strict: boolean;
  readonly only: readonly string[];
  /** The paths that were examined; without it all of the contract. */
  readonly paths?: readonly string[];
  readonly case?: string;
  readonly idsOf: Readonly<Record<string, PathIds>>;
  readonly withoutIds: readonly string[];
  readonly required: readonly string[];
  readonly waivers: readonly Waiver[];
  readonly cloud?: CloudName;
  readonly credential?: CredentialName;
  /** Whether the first create on each path was undone before anything else. */
  readonly canary?: boolean;
  readonly shard?: { readonly index: number; readonly of: number };
  readonly config?: string;
  /** Paths beyond those of the page. */
  readonly furtherPaths?: FurtherPaths;
};

export type Header = {
  readonly format: typeof format;
  readonly tool: { readonly name: string; readonly version: string };
  readonly start: string;
  /** Without user, password and query. */
  readonly target: string;
  /** Whether it was the embedded tenant, started for the run. */
  readonly embedded: boolean;
  /** Where the certificate of the target was not checked. */
  readonly insecure?: true;
  /** What there were tokens for. */
  readonly grants: readonly Grant[];
  readonly settings: RecordedSettings;
};

/** A body as text, or where that would be another or a longer one, in base64. */
export type RecordedBody = { readonly text: string } | { readonly base64: string };

export type RecordedRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: RecordedBody;
  readonly grant?: Grant | 'unknown';
};

export type RecordedOutcome =
  | {
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: RecordedBody;
      readonly clientRequestId?: string;
    }
  | {
      readonly silence: 'dropped' | 'timeout' | 'unreachable';
      readonly detail: string;
      readonly clientRequestId?: string;
    };

/** A request and all that came of it: its attempts, and the answer that was the last. */
export type Sent = {
  /** Which request of the run it was, counted as they were asked for; lines stand as they were answered. */
  readonly asked: number;
  readonly request: RecordedRequest;
  readonly attempts: readonly {
    readonly outcome: RecordedOutcome;
    readonly milliseconds: number;
    readonly pause?: number;
  }[];
  /** The answer, where it is not that of the last attempt. */
  readonly answer?: RecordedOutcome;
  /** Why the run ended here, where it did. */
  readonly stopped?: string;
};

export type End = {
  readonly sent: number;
  /** Why nothing more was sent, where it was so. */
  readonly gaveUp?: string;
};

export type HeaderLine = { readonly recording: Header };
export type SentLine = { readonly sent: Sent };
export type EndLine = { readonly end: End };

const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const positive = { type: 'integer', minimum: 1 } as const;
const shardNumber = { ...positive, maximum: bounds.shards[1] } as const;
const milliseconds = { type: 'number', minimum: 0 } as const;
const texts = { type: 'object', additionalProperties: text } as const;
const grants = ['granted', 'insufficient', 'personal'] as const;
const grant = { enum: grants } as const;
const sentGrant = { enum: [...grants, 'unknown'] } as const;

const closed = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []): object => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});

// Whether they are paths of the contract is looked at when the recording is replayed.
const paths = { type: 'array', items: text } as const;

const body = { oneOf: [closed({ text }), closed({ base64: text })] };

const outcome = {
  oneOf: [
    closed({ status: count, headers: texts, body, clientRequestId: text }, ['clientRequestId']),
    closed({ silence: { enum: ['dropped', 'timeout', 'unreachable'] }, detail: text, clientRequestId: text }, [
      'clientRequestId',
    ]),
  ],
};

const idsOf = { type: 'object', additionalProperties: texts } as const;

const settings = closed(
  {
    cases: { ...count, maximum: bounds.cases[1] },
    budget: { ...positive, maximum: bounds.budget[1] },
    seed: { ...count, maximum: bounds.seed[1] },
    concurrency: { ...positive, maximum: bounds.concurrency[1] },
    strict: { type: 'boolean' },
    only: { type: 'array', items: text },
    paths,
    case: text,
    idsOf,
    withoutIds: paths,
    required: paths,
    waivers: { type: 'array', items: waiverSchema },
    cloud: { enum: cloudNames },
    credential: { enum: credentialNames },
    canary: { type: 'boolean' },
    shard: closed({ index: shardNumber, of: shardNumber }),
    config: text,
    furtherPaths: texts,
  },
  ['budget', 'canary', 'paths', 'case', 'cloud', 'credential', 'shard', 'config', 'furtherPaths'],
);

const header = closed(
  {
    format: { const: format },
    tool: closed({ name: text, version: { type: 'string', pattern: String.raw`^\d[\w.+-]{0,40}$` } }),
    start: { type: 'string', pattern: timePattern },
    target: { type: 'string', pattern: String.raw`^https?://[^\s@?#]+$` },
    embedded: { type: 'boolean' },
    insecure: { const: true },
    grants: { type: 'array', items: grant },
    settings,
  },
  ['insecure'],
);

const sent = closed(
  {
    asked: count,
    request: closed({ method: text, path: text, headers: texts, body, grant: sentGrant }, ['grant']),
    attempts: { type: 'array', items: closed({ outcome, milliseconds, pause: milliseconds }, ['pause']) },
    answer: outcome,
    stopped: text,
  },
  ['answer', 'stopped'],
);

const end = closed({ sent: count, gaveUp: text }, ['gaveUp']);

const line = (name: string, what: object): object => closed({ sum: text, [name]: what });

export const isHeaderLine = guard<HeaderLine>(line('recording', header));
export const isSentLine = guard<SentLine>(line('sent', sent));
export const isEndLine = guard<EndLine>(line('end', end));

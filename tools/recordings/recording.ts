// A recording of real traffic: how it is made, of what, and what `judge` must find in it.
import type { Sending } from './sending.ts';

/** What answers: the embedded tenant with these faults and oddities, or a server of docs/examples. */
export type Provider = { readonly tenant: readonly string[] } | { readonly example: 'prism' | 'odata' };

/** How often, and why that is right: by what was sent and answered, checked by hand. */
export type Pinned = Readonly<Record<string, readonly [times: number, why: string]>>;

export type PinnedSide = { readonly creates: number; readonly broken: Pinned; readonly notJudged: Pinned };

export type Recorder =
  /** The Network panel of Chromium; `http2` is over TLS, `crossOrigin` sends to another origin than that of the page. */
  | {
      readonly by: 'devtools';
      readonly export: 'sanitized' | 'with sensitive data';
      readonly http2?: true;
      readonly crossOrigin?: true;
      readonly worker?: boolean;
    }
  | {
      readonly by: 'playwright';
      readonly content: 'embed' | 'attach' | 'omit';
      readonly mode: 'full' | 'minimal';
      readonly worker?: boolean;
    }
  /** In front of a script. */
  | { readonly by: 'mitmproxy' };

export type Recording = {
  /** Of its file in fixtures/, where it is small enough to be kept. */
  readonly name: string;
  readonly recorder: Recorder;
  readonly provider: Provider;
  readonly sends: readonly Sending[];
  readonly isKept: boolean;
  readonly found: { readonly client: PinnedSide; readonly provider: PinnedSide };
};

// The source of pacts, and the source that the verifier is given: with an id for every interaction.
import type { VerifierOptions } from '@pact-foundation/pact-core';
import type { OriginSecrets } from '../../engine/connection/ask-origin.ts';
import type { Agreement } from '../../engine/connection/consent/agreement.ts';
import type { LoadedPact } from '../file/load-pacts.ts';
import type { Interaction } from '../file/read-pact.ts';

/** The options of Pact's verifier that say which pacts of a broker it verifies, and for which version. */
export type BrokerOptions = Omit<
  VerifierOptions,
  'providerBaseUrl' | 'pactUrls' | 'pactBrokerToken' | 'pactBrokerUsername' | 'pactBrokerPassword'
>;

/** Where pacts come from: files that were loaded, or a broker. */
export type PactSource =
  | { readonly kind: 'files'; readonly loaded: readonly LoadedPact[] }
  | { readonly kind: 'broker'; readonly agreement: Agreement<OriginSecrets>; readonly options: BrokerOptions };

export type IdentifiedSource = {
  readonly options: Partial<VerifierOptions>;
  /** The interactions that the verifier was given, by id. */
  readonly pinned: ReadonlyMap<string, Interaction>;
  /** The first error of ours, where there was one. */
  readonly failure: () => unknown;
  readonly close: () => Promise<void>;
};

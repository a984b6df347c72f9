// The bad days of the provider, as users are told of them.
import { scenarios as played, type ScenarioStory } from '../../fixtures/tenant/scenarios.ts';

/** The bad days that a provider can be given. */
export const scenarios: readonly ScenarioStory[] = played;

// The scenarios, as the package exports them: without how they are played.
import { scenarios as all, type ScenarioSummary } from '../../fixtures/tenant/scenarios.ts';

/** The failures that the provider can simulate. */
export const scenarios: readonly ScenarioSummary[] = all;

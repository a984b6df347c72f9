// The door of the suites: what is asked, and what is found out.

export { type ClientBook, openClientBook } from './client/book.ts';
export { type Gate, openGate } from './client/gate.ts';
export { isViolation } from './client/requirements.ts';
export { scenarios } from './client/scenarios.ts';
export { type StartedGate, type StartGateOptions, startGate } from './client/start-gate.ts';
export type { Violation, Watched } from './client/watch.ts';
export { type LintFinding, lintPact, type Severity } from './pact/lint.ts';
export { type LoadedPact, loadPacts } from './pact/load.ts';
export { consumer as pactConsumer, provider as pactProvider } from './pact/names.ts';
export { ownStates, type StateHandlers } from './pact/states.ts';
export { type PactSource, verifyPacts } from './pact/verify-pacts.ts';
export {
  type FaultRow,
  type KillMatrix,
  killMatrix,
  type OddityRow,
  type RequirementRow,
} from './proof/kill-matrix.ts';
export { runTrials } from './proof/run-trials.ts';
export { type Planned, planTrials, type Scope } from './proof/trials.ts';
export { type Campaign, createCampaign } from './provider/campaign.ts';
export { deleting } from './provider/clean-up.ts';
export { openConformance } from './provider/conformance.ts';
export { listen, type RunEvent } from './provider/events.ts';
export { handOver } from './provider/hand-over.ts';
export { openLedger } from './provider/ledger.ts';
export { providerProject } from './provider/project.ts';
export { type Forecast, forecast, providerRequirements } from './provider/schedule.ts';
export type { Counterexample, Verdict } from './provider/verdict.ts';

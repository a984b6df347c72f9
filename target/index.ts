// The door of the target room: how a target is reached.

export { type CleanUp, emptyCleanUp } from './clean-up/clean-up.ts';
export { deleteListed, readList } from './clean-up/delete-listed.ts';
export { listing } from './clean-up/listing.ts';
export { openList } from './clean-up/write-list.ts';
export { type CloudName, clouds } from './clouds.ts';
export { configurationSchema } from './configuration-file.ts';
export { connect } from './connect.ts';
export { credentials } from './credentials.ts';
export { configurationText } from './discover/configuration-text.ts';
export { listConfigurations } from './discover/list-configurations.ts';
export { propose } from './discover/propose.ts';
export { eachConcurrently } from './each-concurrently.ts';
export { inProcess } from './in-process.ts';
export { loadDefault } from './load-default.ts';
export { isLoopback } from './loopback.ts';
export { nearest } from './nearest.ts';
export { NoVerdict, WrongUse } from './no-verdict.ts';
export { isInstalled, optionalPackage } from './optional-package.ts';
export { isJudgedOn, judgeOwn } from './own-judge.ts';
export { loadOwnRequirements } from './own-requirements.ts';
export { reach } from './reach.ts';
export { readyTokens } from './ready-tokens.ts';
export { claimRecording, openRecorder } from './recording/record.ts';
export { replay } from './recording/replay.ts';
export { isSecretHeader, redactor } from './redact.ts';
export { readReplay } from './replay-settings.ts';
export { requiredPaths } from './required-paths.ts';
export {
  defaultReportDirectory,
  defaults,
  exampleId,
  largestSeed,
  readSettings,
  type Said,
  type Settings,
  type Shard,
} from './settings.ts';
export type { Attempt, Counts, Target } from './target.ts';
export { heldTokens, type Tokens } from './tokens.ts';
export { tool } from './tool.ts';
export { covers, isExpired, type Waiver, waiverFor } from './waivers.ts';
export { whole } from './whole.ts';

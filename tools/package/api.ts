// The public interface as text: every exported name with its type, for people to compare. Made by API Extractor from the
// declarations that users get.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type ExtractorMessage,
  type IConfigFile,
} from '@microsoft/api-extractor';

/** The doors whose names are kept by semantic versioning, and the declarations behind each. */
const doors = {
  library: 'index.d.ts',
  client: 'client/typed-client/index.d.ts',
  'client-tests': 'client/interception/index.d.ts',
} as const;

export type DoorName = keyof typeof doors;
export const doorNames: readonly DoorName[] = ['library', 'client', 'client-tests'];

/** The source of a door. */
export const sourceOf = (door: DoorName): string => doors[door].replace(/\.d\.ts$/, '.ts');

/** Where the report of a door is pinned, in this directory. */
export const reportFile = (door: DoorName): string => `api/${door}.api.md`;

const silent = { logLevel: ExtractorLogLevel.None };
const inReport = { ...silent, addToApiReportFile: true };

const messages: IConfigFile['messages'] = {
  extractorMessageReporting: { default: silent, 'ae-forgotten-export': inReport, 'ae-undocumented': inReport },
  tsdocMessageReporting: { default: silent },
  compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
};

const compilerOptions = {
  target: 'es2024',
  lib: ['es2024', 'dom'],
  module: 'nodenext',
  strict: true,
  types: [],
} as const;

const configuration = (projectFolder: string, door: DoorName, reportFolder: string): IConfigFile => ({
  projectFolder,
  mainEntryPointFilePath: join(projectFolder, doors[door]),
  newlineKind: 'lf',
  compiler: { overrideTsconfig: { compilerOptions, files: [doors[door]] } },
  apiReport: { enabled: true, reportFileName: door, reportFolder, reportTempFolder: join(reportFolder, 'temporary') },
  docModel: { enabled: false },
  dtsRollup: { enabled: false },
  tsdocMetadata: { enabled: false },
  messages,
});

const sayErrorsAlone = (message: ExtractorMessage): void => {
  message.handled = message.logLevel !== ExtractorLogLevel.Error;
};

/**
 * The report of a door of the package that was built into a directory.
 * @throws Error when its declarations do not compile; why is printed.
 */
export const apiReport = (dist: string, door: DoorName): string => {
  const folder = mkdtempSync(join(tmpdir(), 'userstatus-api-'));
  try {
    const config = ExtractorConfig.prepare({
      configObject: configuration(dist, door, folder),
      configObjectFullPath: undefined,
      packageJsonFullPath: join(dist, 'package.json'),
    });
    const { errorCount } = Extractor.invoke(config, { localBuild: true, messageCallback: sayErrorsAlone });
    if (errorCount > 0) throw new Error(`the declarations of ${door} do not compile`);
    return readFileSync(join(folder, `${door}.api.md`), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
};

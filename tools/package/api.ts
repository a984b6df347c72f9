// The public interface as text: every exported name with its type, for review. Made by API Extractor from the published
// declarations.
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

/** The entry points that semantic versioning covers, with their declarations. */
const entryPoints = {
  library: 'index.d.ts',
  client: 'client/typed-client/index.d.ts',
  'client-tests': 'client/interception/index.d.ts',
} as const;

export type EntryPointName = keyof typeof entryPoints;
export const doorNames: readonly EntryPointName[] = ['library', 'client', 'client-tests'];

/** The source of a entry point. */
export const sourceOf = (entryPoint: EntryPointName): string => entryPoints[entryPoint].replace(/\.d\.ts$/, '.ts');

/** Where the report of a entry point is pinned, in this directory. */
export const reportFile = (entryPoint: EntryPointName): string => `api/${entryPoint}.api.md`;

const silent = { logLevel: ExtractorLogLevel.None };
const inReport = { ...silent, addToApiReportFile: true };

const messages: IConfigFile['messages'] = {
  extractorMessageReporting: { default: silent, 'ae-forgotten-export': inReport, 'ae-undocumented': inReport },
  tsdocMessageReporting: { default: silent },
  compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
};

const compilerOptions = {
  target: 'es2024',
  // Disposable: @types/node declares it too.
  lib: ['es2024', 'dom', 'esnext.disposable'],
  module: 'nodenext',
  strict: true,
  types: [],
} as const;

const configuration = (projectFolder: string, entryPoint: EntryPointName, reportFolder: string): IConfigFile => ({
  projectFolder,
  mainEntryPointFilePath: join(projectFolder, entryPoints[entryPoint]),
  newlineKind: 'lf',
  compiler: { overrideTsconfig: { compilerOptions, files: [entryPoints[entryPoint]] } },
  apiReport: {
    enabled: true,
    reportFileName: entryPoint,
    reportFolder,
    reportTempFolder: join(reportFolder, 'temporary'),
  },
  docModel: { enabled: false },
  dtsRollup: { enabled: false },
  tsdocMetadata: { enabled: false },
  messages,
});

const sayErrorsAlone = (message: ExtractorMessage): void => {
  message.handled = message.logLevel !== ExtractorLogLevel.Error;
};

/**
 * The report of a entry point of the package that was built into a directory.
 * @throws Error when its declarations do not compile; the reason is printed.
 */
export const apiReport = (dist: string, entryPoint: EntryPointName): string => {
  const folder = mkdtempSync(join(tmpdir(), 'userstatus-api-'));
  try {
    const config = ExtractorConfig.prepare({
      configObject: configuration(dist, entryPoint, folder),
      configObjectFullPath: undefined,
      packageJsonFullPath: join(dist, 'package.json'),
    });
    const { errorCount } = Extractor.invoke(config, { localBuild: true, messageCallback: sayErrorsAlone });
    if (errorCount > 0) throw new Error(`the declarations of ${entryPoint} do not compile`);
    return readFileSync(join(folder, `${entryPoint}.api.md`), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
};

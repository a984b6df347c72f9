// The build of the package: sources to dist/, where what is started or imported by its name has the place of its source.
// ES modules for everything; CommonJS too for what users import, because Jest's sandbox knows nothing else.
import { defineConfig, type UserConfig } from 'tsdown';
import { entries } from './entries.ts';

const common: UserConfig = {
  root: '.',
  platform: 'node',
  target: 'node22',
  unbundle: true,
  fixedExtension: false,
  clean: false,
  logLevel: 'warn',
  dts: false,
  // The package has its own package.json where the repository has one: beside the rooms.
  deps: { skipNodeModulesBundle: true, neverBundle: [/\/package\.json$/] },
  treeshake: { moduleSideEffects: false },
  inputOptions: { checks: { pluginTimings: false } },
};

// One build a format: what is not used is left out, and two builds would not agree on what that is.
export default defineConfig([
  {
    ...common,
    entry: [...entries.imported, ...entries.threads, ...entries.run],
    format: 'esm',
    // A command loads a quarter of the files this way. The folder is one level down, where fixtures/installation.ts expects to be.
    unbundle: false,
    outputOptions: { chunkFileNames: 'parts/[name].js' },
  },
  { ...common, entry: [...entries.imported, ...entries.threads, ...entries.sandboxed], format: 'cjs' },
  ...(['esm', 'cjs'] as const).map((format) => ({
    ...common,
    entry: [...entries.imported],
    format,
    dts: { emitDtsOnly: true },
  })),
]);

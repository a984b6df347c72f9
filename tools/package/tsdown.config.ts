// The build of the package into dist/, where files that are started or imported by name keep their place.
// Everything as ES modules; what users import also as CommonJS, because Jest's sandbox supports nothing else.
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
  // The package has its own package.json at the root, like the repository.
  deps: { skipNodeModulesBundle: true, neverBundle: [/\/package\.json$/] },
  treeshake: { moduleSideEffects: false },
  inputOptions: { checks: { pluginTimings: false } },
};

// The declarations have them.
const withoutDocs = { comments: { jsdoc: false } };

// One build per format: unused code is removed, and two builds would not agree on it.
export default defineConfig([
  {
    ...common,
    entry: [...entries.imported, ...entries.threads, ...entries.run],
    format: 'esm',
    // So a command loads a quarter of the files. The folder is one level down, as fixtures/installation.ts expects.
    unbundle: false,
    outputOptions: { ...withoutDocs, chunkFileNames: 'parts/[name].js' },
  },
  {
    ...common,
    entry: [...entries.imported, ...entries.threads, ...entries.sandboxed],
    format: 'cjs',
    outputOptions: withoutDocs,
  },
  ...(['esm', 'cjs'] as const).map((format) => ({
    ...common,
    entry: [...entries.imported],
    format,
    dts: { emitDtsOnly: true },
  })),
]);

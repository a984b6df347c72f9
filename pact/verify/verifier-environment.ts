// What Pact's verifier is started with: no secret of this process, no way to any host but this machine, and no plugins. It
// loads plugins from a directory, and downloads those that a pact names and that are not there.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// By name: any other variable may hold a secret, steer the verifier, add a broker, or have results published unasked.
const passed =
  /^(?:PATH|PATHEXT|SYSTEMROOT|WINDIR|COMSPEC|TE?MP|TMPDIR|TZ|LANG|LC_\w+|(?:DY)?LD_LIBRARY_PATH|NODE_(?:OPTIONS|COMPILE_CACHE|V8_COVERAGE))$/i;

// No one but the administrator can listen there.
const nowhere = 'http://127.0.0.1:1';

/** Variables with which a program of Pact reaches servers of this machine alone. */
export const localOnly = {
  HTTP_PROXY: nowhere,
  HTTPS_PROXY: nowhere,
  ALL_PROXY: nowhere,
  NO_PROXY: '127.0.0.1',
  PACT_DO_NOT_TRACK: 'true',
} as const;

export type VerifierEnvironment = {
  readonly variables: NodeJS.ProcessEnv;
  /** Removes the empty directory that is its home. */
  readonly close: () => void;
};

/** An environment for the verifier, with a directory of its own that stays empty. */
export const openVerifierEnvironment = (): VerifierEnvironment => {
  const empty = mkdtempSync(join(tmpdir(), 'pact-without-plugins-'));
  chmodSync(empty, 0o555);
  return {
    variables: {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => passed.test(name))),
      HOME: empty,
      USERPROFILE: empty,
      PACT_PLUGIN_DIR: empty,
      ...localOnly,
    },
    close: () => rmSync(empty, { recursive: true, force: true }),
  };
};

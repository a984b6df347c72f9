// The peers: how each is installed and run. They are installed into a temporary folder and are not part of the project.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { prefix } from '../../../fixtures/tenant/prefix.ts';
import { tenantTokens } from '../../../fixtures/tenant/tokens.ts';
import { blueprint } from './blueprint.ts';
import { collection } from './collection.ts';
import type { Asked } from './requests.ts';

/** A program and its arguments. */
export type Call = readonly [program: string, ...args: readonly string[]];

export type Peer = {
  readonly name: string;
  /** Installs it into a folder; false if that fails. */
  readonly install: (directory: string) => boolean;
  /** The command that does the work, with an empty folder for its files. It exits with 0 when it reports nothing. */
  readonly call: (work: Work) => Call;
};

export type Work = {
  /** Where the peer is installed. */
  readonly directory: string;
  /** Where its files go. */
  readonly files: string;
  readonly baseUrl: string;
  readonly requests: readonly Asked[];
  /** How often the requests are repeated. */
  readonly passes: number;
};

const succeeds = (program: string, args: readonly string[], cwd: string): boolean =>
  spawnSync(program, args, { cwd, timeout: 300_000 }).status === 0;

const fromNpm =
  (name: string) =>
  (directory: string): boolean =>
    succeeds(
      'npm',
      ['install', '--prefix', directory, '--no-audit', '--no-fund', '--ignore-scripts', '--fetch-retries', '1', name],
      directory,
    );

const dredd: Peer = {
  name: 'dredd 14.1.0',
  install: fromNpm('dredd@14.1.0'),
  call: ({ directory, files, baseUrl, requests, passes }) => {
    const file = join(files, 'create.apib');
    writeFileSync(file, blueprint(requests, passes));
    const origin = baseUrl.slice(0, -prefix.length);
    return [process.execPath, join(directory, 'node_modules/dredd/bin/dredd'), file, origin, '--loglevel=error'];
  },
};

const newman: Peer = {
  name: 'newman 6.2.2',
  install: fromNpm('newman@6.2.2'),
  call: ({ directory, files, baseUrl, requests, passes }) => {
    const file = join(files, 'create.json');
    writeFileSync(file, JSON.stringify(collection(requests)));
    const options = ['--silent', '--timeout-request', '10000', '-n', String(passes), '--env-var', `baseUrl=${baseUrl}`];
    return [process.execPath, join(directory, 'node_modules/newman/bin/newman.js'), 'run', file, ...options];
  },
};

const description = join(import.meta.dirname, '../../../docs/examples/prism/openapi.yaml');

const schemathesis: Peer = {
  name: 'Schemathesis 4',
  install: (directory) =>
    succeeds('python3', ['-m', 'venv', 'python'], directory) &&
    succeeds('python/bin/pip', ['install', 'schemathesis==4.*'], directory),
  // It generates its own requests: as many on each path as the others get.
  call: ({ directory, baseUrl, requests, passes }) => [
    join(directory, 'python/bin/schemathesis'),
    'run',
    description,
    ...['--url', baseUrl, '--header', `Authorization: Bearer ${tenantTokens.granted}`],
    ...['--max-examples', String(Math.ceil((passes * requests.length) / userStatus.paths.names.length))],
  ],
};

export const peers: readonly Peer[] = [dredd, newman, schemathesis];

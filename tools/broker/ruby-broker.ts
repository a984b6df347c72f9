// The broker from Ruby gems. They are installed once, into the user's cache, as tools/broker/Gemfile.lock pins them.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { local, type Running } from './running.ts';

const here = import.meta.dirname;
const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');

const bundler = {
  ...process.env,
  BUNDLE_GEMFILE: join(here, 'Gemfile'),
  BUNDLE_PATH: join(cache, 'userstatus-conformance', 'broker-gems'),
  BUNDLE_FROZEN: 'true',
  BUNDLE_JOBS: '4',
  BUNDLE_RETRY: '3',
  BUNDLE_SILENCE_ROOT_WARNING: '1',
};

const runs = async (command: string, args: readonly string[]): Promise<boolean> => {
  try {
    await promisify(execFile)(command, args, { env: bundler, cwd: here, maxBuffer: 64 * 1024 * 1024 });
    return true;
  } catch {
    return false;
  }
};

/** Whether Ruby, RubyGems and Bundler are installed. */
export const hasRuby = (): Promise<boolean> => runs('bundle', ['--version']);

/** Installs missing gems; false if that fails. */
export const installGems = async (): Promise<boolean> => {
  if (await runs('bundle', ['check'])) return true;
  process.stderr.write('installing the Pact Broker from RubyGems, once; this takes a minute or two\n');
  return runs('bundle', ['install', '--quiet']);
};

const environmentFor = (directory: string, url: string): NodeJS.ProcessEnv => ({
  ...bundler,
  RACK_ENV: 'production',
  TZ: 'UTC',
  PACT_BROKER_DATABASE_URL: `sqlite:///${join(directory, 'broker.sqlite3')}`,
  PACT_BROKER_BASE_URL: url,
  PACT_BROKER_SEED_EXAMPLE_DATA: 'false',
  PACT_BROKER_BASIC_AUTH_ENABLED: 'true',
  PACT_BROKER_BASIC_AUTH_USERNAME: local.username,
  PACT_BROKER_BASIC_AUTH_PASSWORD: local.password,
  PACT_BROKER_PUBLIC_HEARTBEAT: 'true',
  PACT_BROKER_WEBHOOK_SCHEME_WHITELIST: 'http https',
  PACT_BROKER_WEBHOOK_HOST_WHITELIST: '127.0.0.1',
});

/** The first match in these streams, which are both read to the end. */
const listenFor = (pattern: RegExp, streams: readonly Readable[]): (() => string | undefined) => {
  let found: string | undefined;
  for (const stream of streams)
    stream.setEncoding('utf8').on('data', (text: string) => {
      found ??= pattern.exec(text)?.[1];
    });
  return () => found;
};

/** Starts it on a port of 127.0.0.1, with an empty database that is deleted when it stops. */
export const startRubyBroker = async (port?: number): Promise<Running> => {
  const directory = await mkdtemp(join(tmpdir(), 'userstatus-broker-'));
  const url = `http://127.0.0.1:${port ?? (await freePort())}`;
  const args = ['exec', 'puma', '-b', url.replace('http', 'tcp'), join(here, 'config.ru')];
  const child = spawn('bundle', args, { env: environmentFor(directory, url), cwd: directory });
  const complaint = listenFor(/^! (.+)$/m, [child.stdout, child.stderr]);
  return {
    url,
    ...local,
    gone: once(child, 'exit').then(() => complaint()),
    stop: async () => {
      const exited = once(child, 'exit');
      if (child.kill('SIGTERM')) await exited;
      await rm(directory, { recursive: true, force: true });
    },
  };
};

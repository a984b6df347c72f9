// Tries the commands in networks of their own: a client that reaches nothing but a proxy, and servers behind it. Needs Linux, root,
// and of Debian: iproute2, tinyproxy, nginx, openssl. Nothing leaves the namespaces, and no file outside of a temporary directory is
// changed but the table in docs/networks.md.
//   node tools/networks/main.ts
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { toOpenApi } from '../../exports/openapi.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { makeAuthority, sign } from '../../test-support/make-certificates.ts';
import { specimen } from '../../test-support/specimen.ts';
import { type Files, nginxConfiguration, serveHttp2, serveTlsProxy, tinyproxyConfigurations } from './servers.ts';
import { type Tried, tableOf, withTable } from './table.ts';
import {
  address,
  host,
  ports,
  proxies,
  proxyAddress,
  type Surroundings,
  secrets,
  type Trial,
  trials,
} from './trials.ts';

const root = join(import.meta.dirname, '../..');
const inside = 'USERSTATUS_NETWORKS';
const ip = (...words: readonly string[]): void => void execFileSync('ip', words, { stdio: 'inherit' });

/** Namespaces: `client` reaches `proxy`, and `proxy` reaches `server`; nothing is forwarded. */
const link = (near: string, far: string, [one, other]: readonly [string, string]): void => {
  ip('link', 'add', `${near}-${far}`, 'netns', near, 'type', 'veth', 'peer', 'name', `${far}-${near}`, 'netns', far);
  ip('-n', near, 'addr', 'add', `${one}/24`, 'dev', `${near}-${far}`);
  ip('-n', far, 'addr', 'add', `${other}/24`, 'dev', `${far}-${near}`);
  ip('-n', near, 'link', 'set', `${near}-${far}`, 'up');
  ip('-n', far, 'link', 'set', `${far}-${near}`, 'up');
};

const makeNetworks = (directory: string): void => {
  mkdirSync('/run/netns', { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', '/run/netns']);
  writeFileSync(join(directory, 'hosts'), `127.0.0.1 localhost\n${address} ${host}\n`);
  execFileSync('mount', ['--bind', join(directory, 'hosts'), '/etc/hosts']);
  for (const name of ['client', 'proxy', 'server']) {
    ip('netns', 'add', name);
    ip('-n', name, 'link', 'set', 'lo', 'up');
  }
  link('client', 'proxy', ['10.77.1.2', proxyAddress]);
  link('proxy', 'server', ['10.77.2.1', address]);
};

const makeFiles = (directory: string): Files & Surroundings => {
  const authority = makeAuthority(directory, 'authority');
  const named = `DNS:${host},IP:${address},IP:${proxyAddress}`;
  const files = {
    server: sign(authority, join(directory, 'server'), { name: named }),
    expired: sign(authority, join(directory, 'expired'), { name: named, days: -1 }),
    misnamed: sign(authority, join(directory, 'misnamed'), { name: 'DNS:other.corp.test' }),
  };
  const config = join(directory, 'gateway.yaml');
  writeFileSync(config, `headers:\n  Ocp-Apim-Subscription-Key: $${'{APIM_KEY}'}\n`);
  writeFileSync(join(directory, 'openapi.yaml'), toOpenApi(userStatus));
  const { embedded: _, ...results } = specimen();
  mkdirSync(join(directory, 'results'));
  writeFileSync(join(directory, 'results/results.json'), JSON.stringify(results));
  return { ...files, ca: authority.cert, ...sign(authority, join(directory, 'client')), config, directory };
};

const started: ChildProcess[] = [];
const run = (network: string, ...command: readonly string[]): void => {
  const child = spawn('ip', ['netns', 'exec', network, ...command], { stdio: ['ignore', 'ignore', 'inherit'] });
  started.push(child);
};

const startServers = (files: Files): void => {
  const { directory } = files;
  writeFileSync(join(directory, 'filter'), 'gw\\.corp\\.test\n');
  for (const [port, text] of Object.entries(tinyproxyConfigurations(directory))) {
    writeFileSync(join(directory, `${port}.conf`), text);
    run('proxy', 'tinyproxy', '-d', '-c', join(directory, `${port}.conf`));
  }
  writeFileSync(join(directory, 'nginx.conf'), nginxConfiguration(files));
  run('server', 'nginx', '-c', join(directory, 'nginx.conf'));
  run('server', process.execPath, 'cli/main.ts', 'tenant', '--host', '0.0.0.0', '--port', String(ports.plain));
  writeFileSync(join(directory, 'files.json'), JSON.stringify(files));
  run('proxy', process.execPath, import.meta.filename, 'tls-proxy', join(directory, 'files.json'));
  run('server', process.execPath, import.meta.filename, 'http2', join(directory, 'files.json'));
};

const listening = async (network: string, wanted: readonly number[]): Promise<void> => {
  for (let round = 0; round < 200; round += 1) {
    const text = execFileSync('ip', ['netns', 'exec', network, 'ss', '-Hltn'], { encoding: 'utf8' });
    if (wanted.every((port) => text.includes(`:${port} `))) return;
    await wait(50);
  }
  throw new Error(`not all servers of ${network} listen`);
};

const commandOf = ({ command, target, options = [] }: Trial, directory: string): readonly string[] => {
  const reports = join(directory, 'reports');
  const places: Readonly<Record<string, string>> = { RESULTS: join(directory, 'results'), REPORTS: reports };
  const to = target === undefined ? [] : ['--target', target, '--yes'];
  if (command) return [...command.map((word) => places[word] ?? word), ...to, ...options];
  return ['verify', ...to, '--only', 'paths.example', '--no-cleanup', '--report-dir', reports, ...options];
};

/** Runs one trial in the network of the client. */
const attempt = (trial: Trial, directory: string): Promise<Tried> =>
  new Promise((resolve) => {
    const { environment = {}, files, code, says = /./s } = trial;
    const env = {
      PATH: process.env['PATH'],
      GRAPH_TOKEN: tenantTokens.granted,
      USERSTATUS_MEMORY: 'off',
      ...environment,
    };
    const limit = files === undefined ? '' : `ulimit -n ${files}; `;
    const command = [process.execPath, 'cli/main.ts', ...commandOf(trial, directory)];
    const words = ['netns', 'exec', 'client', 'sh', '-c', `${limit}exec "$@"`, 'sh', ...command];
    execFile('ip', words, { cwd: root, env, timeout: 60_000 }, (error, stdout, stderr) => {
      const output = stdout + stderr;
      const actual = error === null ? 0 : Number(error.code);
      const leaks = Object.values(secrets).some((secret) => output.includes(secret));
      resolve({ trial, code: actual, isExpected: actual === code && says.test(output) && !leaks, output });
    });
  });

const main = async (): Promise<void> => {
  const directory = mkdtempSync(join(tmpdir(), 'userstatus-networks-'));
  const tried: Tried[] = [];
  try {
    makeNetworks(directory);
    const files = makeFiles(directory);
    startServers(files);
    await listening('proxy', Object.values(proxies));
    await listening('server', Object.values(ports));
    for (const trial of trials(files)) {
      const result = await attempt(trial, directory);
      process.stdout.write(
        `${result.isExpected ? 'as expected' : 'OTHERWISE  '}  ${result.code}  ${trial.about}: ${trial.name}\n`,
      );
      if (!result.isExpected) process.stdout.write(`${result.output}\n`);
      tried.push(result);
    }
  } finally {
    for (const child of started) child.kill();
    rmSync(directory, { recursive: true, force: true });
  }
  const page = join(root, 'docs/networks.md');
  if (tried.every(({ isExpected }) => isExpected))
    writeFileSync(page, withTable(readFileSync(page, 'utf8'), tableOf(tried)));
  else process.exitCode = 1;
};

const [, , part, list = ''] = process.argv;
if (part === 'tls-proxy') serveTlsProxy(JSON.parse(readFileSync(list, 'utf8')));
else if (part === 'http2') serveHttp2(JSON.parse(readFileSync(list, 'utf8')));
else if (process.env[inside] === undefined) {
  const words = ['--net', '--mount', '--pid', '--fork', '--mount-proc', process.execPath, import.meta.filename];
  execFileSync('unshare', words, { stdio: 'inherit', cwd: root, env: { ...process.env, [inside]: '1' } });
} else await main();

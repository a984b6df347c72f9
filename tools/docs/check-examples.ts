// Runs the suite on the two examples as their READMEs say, and compares the failures with those in the READMEs.
// Run by `npm run examples`; it installs the examples, so it needs the npm registry.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

type Example = {
  readonly name: string;
  readonly url: string;
  readonly options: readonly string[];
  readonly broken: readonly string[];
};

const examples: readonly Example[] = [
  {
    name: 'prism',
    url: 'http://127.0.0.1:4010',
    options: ['--request-timeout', '2000'],
    broken: [
      'authorization.unknownToken',
      'bodies.malformed',
      'bodies.empty',
      'answers.id.unique',
      'answers.userDisplayName.echo',
      'answers.devicesCount.echo',
      'answers.status.echo',
      'answers.lastReportedDateTime.echo',
      'answers.userPrincipalName.echo',
      'refusals.status',
    ],
  },
  {
    name: 'odata',
    url: 'http://127.0.0.1:4011',
    options: [],
    broken: [
      'authorization.missing',
      'authorization.emptyBearer',
      'authorization.otherScheme',
      'bodies.userDisplayName.missing',
      'bodies.userPrincipalName.missing',
      'bodies.devicesCount.type',
      'bodies.devicesCount.fraction',
      'bodies.status.unknown',
      'bodies.notObject',
      'bodies.lastReportedDateTime.type',
      'bodies.lastReportedDateTime.syntax',
      'bodies.lastReportedDateTime.calendar',
      'answers.lastReportedDateTime.echo',
      'refusals.status',
    ],
  },
];

const answers = async (url: string): Promise<boolean> => {
  try {
    await fetch(url);
    return true;
  } catch {
    return false;
  }
};

// The start of another's server gives no event, so it is polled until it answers.
const untilUp = async (url: string, tries = 120): Promise<void> => {
  for (let left = tries; left > 0; left -= 1) {
    if (await answers(url)) return;
    await wait(500);
  }
  throw new Error(`${url} did not come up`);
};

const brokenOn = ({ url, options }: Example): string[] => {
  const directory = mkdtempSync(join(tmpdir(), 'userstatus-example-'));
  spawnSync(
    process.execPath,
    ['cli/main.ts', 'verify', '--target', url, '--seed', '1', '--report-dir', directory, ...options],
    { env: { ...process.env, GRAPH_TOKEN: 'any-token-will-do' }, stdio: 'inherit' },
  );
  const results: { requirements: { id: string; verdict: string }[] } = JSON.parse(
    readFileSync(join(directory, 'results.json'), 'utf8'),
  );
  rmSync(directory, { recursive: true });
  return results.requirements.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
};

const check = async (example: Example): Promise<boolean> => {
  const cwd = join(import.meta.dirname, '../../docs/examples', example.name);
  spawnSync('npm', ['ci'], { cwd, stdio: 'inherit' });
  const server = spawn('npm', ['start'], { cwd, stdio: 'ignore', detached: true });
  try {
    await untilUp(example.url);
    const [found, documented] = [brokenOn(example).sort(), [...example.broken].sort()];
    const same = found.join() === documented.join();
    console.log(
      same ? `${example.name}: as in its README` : `${example.name}: found ${found}; its README says ${documented}`,
    );
    return same;
  } finally {
    if (server.pid !== undefined) process.kill(-server.pid);
  }
};

for (const example of examples) if (!(await check(example))) process.exitCode = 1;

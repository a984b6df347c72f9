// Every entry file of the build can be loaded, and gives the same names to ES modules and to CommonJS.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { entries } from './entries.ts';
import { altered, dist } from './proof/altered.ts';

const exec = promisify(execFile);

type Format = 'js' | 'cjs';

// In a process of its own: Jest's sandbox would load modules in its own way. A module with nothing but a default export is
// that export in CommonJS.
const print = `const isWhole = Object.keys(loaded).join() === 'default';
  const names = Object.keys(isWhole ? loaded.default : loaded).filter((name) => name !== 'default');
  console.log(JSON.stringify(names));`;
const programs: Readonly<Record<Format, string>> = {
  js: `const loaded = await import('file://' + process.argv[1]); ${print}`,
  cjs: `const loaded = require(process.argv[1]); ${print}`,
};

const fileIn = (directory: string, entry: string, format: Format): string =>
  join(directory, entry.replace(/ts$/, format));

/**
 * The names that a built file exports.
 * @throws Error when it cannot be loaded.
 */
const namesIn = async (directory: string, entry: string, format: Format): Promise<readonly string[]> => {
  const type = format === 'js' ? 'module' : 'commonjs';
  const file = fileIn(directory, entry, format);
  const { stdout } = await exec(process.execPath, [`--input-type=${type}`, '--eval', programs[format], file]);
  const names: string[] = JSON.parse(stdout);
  return names.sort();
};

const [tenantWorker, contractModule] = entries.threads;

test.each([...entries.imported, contractModule])('%s gives the same names in both formats', async (entry) => {
  expect(await namesIn(dist, entry, 'cjs')).toEqual(await namesIn(dist, entry, 'js'));
});

test('these names are some', async () => {
  const counts = await Promise.all(entries.imported.map(async (entry) => (await namesIn(dist, entry, 'cjs')).length));
  expect(counts.reduce((sum, count) => sum + count)).toBeGreaterThan(20);
});

test('a CommonJS file that lacks an export is found', async () => {
  const change = ['client/typed-client/index.cjs', 'exports.createClient', 'exports.other'] as const;
  const names = await altered(change, (directory) => namesIn(directory, 'client/typed-client/index.ts', 'cjs'));
  expect(names).not.toEqual(await namesIn(dist, 'client/typed-client/index.ts', 'js'));
});

// The command itself parses its arguments, so it is started.
test.each(entries.run.filter((entry) => entry !== 'cli/main.ts'))('%s can be loaded', async (entry) => {
  await expect(namesIn(dist, entry, 'js')).resolves.toEqual(expect.any(Array));
});

test('the command starts', async () => {
  const { stdout } = await exec(process.execPath, [join(dist, 'cli/bin.mjs'), '--help']);
  expect(stdout).toContain('Usage: userstatus-conformance');
});

test.each(['js', 'cjs'] as const)('the thread of the tenant starts from its .%s file', async (format) => {
  const workerData = { module: contractModule.replace(/\.ts$/, ''), names: [], port: 0, further: {} };
  const worker = new Worker(fileIn(dist, tenantWorker, format), { workerData });
  const first = await new Promise<unknown>((resolve, reject) => worker.once('message', resolve).once('error', reject));
  await worker.terminate();
  expect(first).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
});

test.each(entries.sandboxed)('%s runs in a sandbox that has no checks', async (entry) => {
  const program = 'globalThis.providerChecks = { paths: [] }; require(process.argv[1]);';
  await expect(exec(process.execPath, ['--eval', program, fileIn(dist, entry, 'cjs')])).resolves.toBeTruthy();
});

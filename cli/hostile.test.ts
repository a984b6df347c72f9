// Hostile and broken targets: every run ends by itself, with a whole record, little memory and no token anywhere.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { resultsSchema } from '../reports/record/results-schema.ts';
import { runMeasured } from '../test-support/command.ts';
import { hostiles } from '../test-support/hostile.ts';
import { listen } from '../test-support/server.ts';

/** What docs/verify.md promises: ten times the time for a request, and what a run takes anyway. */
const longest = 60_000;
jest.setTimeout(longest);

/** A run of this size needs about 200 MiB, after others in its process too; eight connections hold at most 8 MiB each. */
const mostMemory = 600;

const isResults = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(resultsSchema);
const directory = mkdtempSync(join(tmpdir(), 'userstatus-hostile-'));
afterAll(() => rmSync(directory, { recursive: true }));

const secret = 'eyJhbGciOi+J/hostile-secret-token';

// A correct answer must not time out, even on a busy machine.
const timeoutFor = (code: number): string => (code === 0 ? '10000' : '1000');

const verify = async (url: string, name: string, code = 1) => {
  const reports = join(directory, name);
  const only = ['--only', 'paths.example', 'bodies.devicesCount.range'];
  const limits = ['--cases', '10', '--seed', '1', '--concurrency', '8', '--request-timeout', timeoutFor(code)];
  const reporting = ['--report-dir', reports, '--reporter', 'terminal', 'junit'];
  const ran = await runMeasured(['verify', '--target', url, ...only, ...reporting, ...limits], { GRAPH_TOKEN: secret });
  const [json, junit] = ['results.json', 'junit.xml'].map((file) => readFileSync(join(reports, file), 'utf8'));
  return { ...ran, reports, json: json ?? '', junit: junit ?? '' };
};

/** The matches of a pattern in a text, each with its surroundings. */
const excerpts = (said: string, pattern: RegExp): string[] =>
  [...said.matchAll(pattern)].slice(0, 3).map(({ index }) => said.slice(Math.max(0, index - 60), index + 60));

describe('a target that', () => {
  test.each(hostiles.map((hostile, index) => ({ ...hostile, index })))('$name', async ({ open, code, index }) => {
    const target = await open();
    const ran = await verify(target.url, String(index), code);
    target.close();
    const shown = [ran.stdout, ran.stderr, ran.junit];
    const said = [...shown, ran.json].join('\n');
    const results: unknown = JSON.parse(ran.json);
    expect({ code: ran.code, out: ran.code === code ? '' : ran.stdout.slice(-600) }).toEqual({ code, out: '' });
    expect(isResults(results) ? '' : isResults.errors).toBe('');
    expect(readdirSync(ran.reports).sort()).toEqual(['junit.xml', 'results.json']);
    expect(excerpts(said, /eyJhbGciOi/g)).toEqual([]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what it looks for
    expect(excerpts(said, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/g)).toEqual([]);
    expect(excerpts(shown.join('\n'), /^ {4}at /gm)).toEqual([]);
    expect(ran.junit).not.toContain('<script');
    expect(ran.peak).toBeLessThan(mostMemory);
  });
});

test('a redirect is not followed: the token stays with its target', async () => {
  const elsewhere = await listen((_, response) => response.end());
  const target = await listen((_, response) => response.writeHead(307, { location: elsewhere.url }).end());
  const ran = await verify(target.url, 'redirect');
  target.close();
  elsewhere.close();
  expect([ran.code, elsewhere.seen()]).toEqual([3, 0]);
});

// gate --intercept with a program that has Microsoft's hosts in its code and logs in with Microsoft's libraries.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../test-support/command.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-unmodified-'));
afterAll(() => rmSync(directory, { recursive: true }));

test('it logs in in each way, creates, and reaches no other host', async () => {
  const hosts = 'graph.microsoft.com,login.microsoftonline.com';
  const program = join(__dirname, 'unmodified.mjs');
  // Nothing of the environment leads past the proxy.
  const env = { NO_PROXY: '*', no_proxy: '.microsoft.com' };
  const command = ['gate', '--intercept', hosts, '--report-dir', directory, '--', process.execPath, program];
  const { code, stdout, stderr } = await run(command, env);
  const lines = stdout.split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'identity: client secret 201',
      'identity: device code 201',
      'MSAL: client secret 201',
      'MSAL: device code, then refreshed 201',
      'MSAL: user and password 201',
      'MSAL: too little 403',
      expect.stringMatching(/^MSAL: refused .*AADSTS1002012: /),
      expect.stringMatching(/^elsewhere /),
    ]),
  );
  expect(stderr).toBe('refused: graph.windows.net; --pass graph.windows.net lets the command reach it\n');
  // The token of "too little" is a finding.
  expect(code).toBe(1);
  const { counts, notJudged } = JSON.parse(readFileSync(join(directory, 'results.json'), 'utf8'));
  expect(counts.requests).toBe(6);
  expect(notJudged).toMatchObject({
    'POST login.microsoftonline.com/oauth2/v2.0/devicecode (answered as a login)': 3,
    'CONNECT graph.windows.net:443 (refused; --pass graph.windows.net lets the command reach it)': 1,
  });
});

// A run and its listener: what ends a run is reported with its cause, and no event holds a token.

import { userStatus } from '../../contracts/user-status/contract.ts';
import { listen } from '../../test-support/server.ts';
import { readSettings } from '../settings/settings.ts';
import { openConformance, runConformance } from './conformance.ts';
import type { RunEvent } from './run-event.ts';

/** An event as text: what it holds by a function or a map would be nothing in JSON alone. */
const textOf = (event: RunEvent): string =>
  JSON.stringify(event, (_, value: unknown) => {
    if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1');
    if (value instanceof Map || value instanceof Set) return [...value];
    return typeof value === 'function' ? String(value) : value;
  });

test('a mistake of ours is called one', async () => {
  const heard: RunEvent[] = [];
  const conformance = await openConformance(
    readSettings(userStatus, { cases: '0', only: ['paths.example'] }, {}),
    (event) => void heard.push(event),
  );
  await expect(conformance.examine('own.none', 'rootCertificate')).rejects.toThrow('own.none');
  await conformance.close();
  expect(heard).toContainEqual({
    kind: 'stopped',
    reason: expect.stringMatching(/^a bug in userstatus-conformance, please report it \(.*own\.none/),
  });
});

test('no event holds a token, though the target sends it back', async () => {
  const tokens = { GRAPH_TOKEN: 'a-secret-of-the-tests', GRAPH_INSUFFICIENT_TOKEN: 'another-secret-of-the-tests' };
  const echo = await listen((request, response) => {
    const { authorization = 'none' } = request.headers;
    const status = request.url?.includes('rootCertificate') ? 500 : 201;
    response
      .writeHead(status, { 'x-echo': authorization, 'content-type': 'application/json' })
      .end(JSON.stringify({ id: authorization, [authorization]: authorization }));
  });
  const heard: RunEvent[] = [];
  const settings = readSettings(userStatus, { target: echo.url, cases: '5', seed: '1' }, tokens);
  await runConformance(settings, (event) => void heard.push(event));
  echo.close();
  const kinds = new Set(heard.map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(['started', 'attempt', 'judged', 'progress', 'verdict', 'ended']));
  const secrets = Object.values(tokens);
  expect(heard.map(textOf).filter((text) => secrets.some((secret) => text.includes(secret)))).toEqual([]);
  expect(heard.map(textOf).join('')).toContain('Bearer [redacted]');
});

test('paths that are not named are neither sent to nor examined', async () => {
  const [sent, examined] = [new Set<string>(), new Set<string>()];
  const settings = readSettings(userStatus, { cases: '1', seed: '1', path: ['*Vpn*'] }, {});
  await runConformance(settings, (event) => {
    if (event.kind === 'attempt') sent.add(userStatus.paths.match(event.attempt.request.path)?.path ?? '');
    if (event.kind === 'verdict') examined.add(event.verdict.path);
  });
  expect(examined).toEqual(new Set(['windowsPhoneVpnIdentityCertificate']));
  expect([...sent].filter((path) => path !== '')).toEqual([...examined]);
});

test('everything is examined on every path, and the listener hears it in that order', async () => {
  const only = ['paths.example', 'bodies.malformed'];
  const verdicts: string[] = [];
  const settings = readSettings(userStatus, { cases: '1', seed: '1', only }, {});
  await runConformance(settings, (event) => {
    if (event.kind === 'verdict') verdicts.push(event.verdict.requirement);
  });
  expect(verdicts).toEqual(Array.from({ length: 8 }, () => only).flat());
});

// Nothing goes to another machine unless someone agreed, and no secret goes where it was not given for.
import { PassThrough } from 'node:stream';
import { lawfulClaims, webToken } from '../../../test-support/web-token.ts';
import { NoVerdict, WrongUse } from '../../settings/errors.ts';
import { connect } from '../connect.ts';
import { directly } from '../network.ts';
import type { Tokens } from '../tokens.ts';
import { type Agreement, agree, agreeOnThisMachine, type Consent, secretsOf } from './agreement.ts';
import type { Asked } from './ask.ts';

const elsewhere = 'https://mock.example/beta';
const secrets = { granted: 'a-token-of-the-tests' };
const graphToken = webToken(lawfulClaims);

const consent: Consent = { plan: () => ['what is sent'], yes: false, otherwise: 'pass --yes', network: directly };

const terminal = (answer: string, isTTY = true): Asked & { readonly written: () => string } => {
  const [input, output] = [Object.assign(new PassThrough(), { isTTY }), new PassThrough()];
  input.write(answer);
  return { input, output, written: () => String(output.read() ?? '') };
};

const warnings: string[] = [];
beforeEach(() => {
  warnings.length = 0;
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => warnings.push(String(text)) > 0);
});
afterEach(() => jest.restoreAllMocks());

test('a yes after the plan is an agreement on that URL with those secrets', async () => {
  const asked = terminal('y\n');
  const agreement = await agree({ url: elsewhere, secrets }, consent, asked);
  expect([agreement.url, secretsOf(agreement)]).toEqual([elsewhere, secrets]);
  expect(asked.written()).toMatch(/^what is sent\nSend all this\?/);
});

test('a no, and no terminal, are none', async () => {
  await expect(agree({ url: elsewhere, secrets }, consent, terminal('n\n'))).rejects.toThrow(NoVerdict);
  await expect(agree({ url: elsewhere, secrets }, consent, terminal('y\n', false))).rejects.toThrow(
    new WrongUse('mock.example is not this machine, and without a terminal no one can confirm: pass --yes.'),
  );
});

test('an agreement does not show its secrets', async () => {
  const agreement = await agree({ url: elsewhere, secrets }, { ...consent, yes: true });
  expect(JSON.stringify(agreement) + Object.values(agreement).join()).not.toContain(secrets.granted);
});

test.each([
  'http://127.0.0.1.example/beta',
  'http://localhost.example',
  'http://0.0.0.0:8080',
  'http://[::]:8080',
  'http://10.0.0.1',
  'http://xn--lcalhost-n1a',
])('%s is not this machine', (url) => expect(() => agreeOnThisMachine({ url, secrets })).toThrow(WrongUse));

test('what only looks like an agreement opens no connection', () => {
  const forged: Agreement<Tokens> = Object.assign(Object.create(null), { url: elsewhere, secrets });
  expect(() => connect({ agreement: forged, connections: 1, requestTimeout: 1_000 })).toThrow(TypeError);
});

describe('over plain http', () => {
  const offer = { url: 'http://mock.example/beta', secrets };

  test('a token is refused, also with --yes, and before anyone is asked', async () => {
    const asked = terminal('y\n');
    for (const yes of [true, false])
      await expect(agree(offer, { ...consent, yes }, asked)).rejects.toThrow(
        /^the token would go to mock\.example unencrypted.*--plain-http\.$/,
      );
    expect(asked.written()).toBe('');
  });

  test('it may be said that it goes', async () =>
    expect((await agree(offer, { ...consent, yes: true, plainHttp: true })).url).toBe(offer.url));

  test('what carries no secret needs no more than a yes', async () =>
    expect((await agree({ ...offer, secrets: {} }, consent, terminal('y\n'))).url).toBe(offer.url));

  test('this machine reads it anyway', async () =>
    expect((await agree({ url: 'http://127.0.0.1:8080', secrets }, consent)).url).toContain('127.0.0.1'));

  test('it is refused to Microsoft too', async () =>
    expect(agree({ url: 'http://graph.microsoft.com/beta', secrets }, { ...consent, yes: true })).rejects.toThrow(
      WrongUse,
    ));
});

describe('a token for Microsoft Graph', () => {
  const renewed = { current: () => 'x', held: () => [] };
  const graphTokens: readonly [string, Tokens][] = [
    ['by its audience', { granted: graphToken }],
    ['by the id of Graph', { granted: webToken({ aud: '00000003-0000-0000-c000-000000000000' }) }],
    ['of another cloud', { granted: webToken({ aud: 'https://graph.microsoft.us/' }) }],
    ['in a list', { granted: webToken({ aud: ['api://x', 'https://GRAPH.microsoft.com'] }) }],
    ['without the permission', { granted: 'opaque', insufficient: graphToken }],
    ['of a credential', { granted: renewed }],
  ];

  test.each(graphTokens)('%s is in the plan of another host', async (_, tokens) => {
    const asked = terminal('y\n');
    await agree({ url: elsewhere, secrets: tokens }, consent, asked);
    expect(asked.written()).toContain("and mock.example is not Microsoft's");
    expect(warnings).toEqual([]);
  });

  test.each(graphTokens)('%s is refused without a terminal', async (_, tokens) =>
    expect(agree({ url: elsewhere, secrets: tokens }, consent, terminal('y\n', false))).rejects.toThrow(WrongUse),
  );

  test.each([
    ['another host, with --yes', elsewhere],
    ['this machine', 'http://127.0.0.1:8080/beta'],
  ])('is warned of: %s', async (_, url) => {
    await agree({ url, secrets: { granted: graphToken } }, { ...consent, yes: true });
    expect(warnings).toEqual([expect.stringMatching(/^warning: The token is one for Microsoft Graph, and .*\n$/)]);
  });

  test('is refused where a file names a server of this machine', async () => {
    const offer = { url: 'http://127.0.0.1:8080', secrets: { granted: graphToken } };
    const fromFile = { ...consent, isFromFile: true };
    await expect(agree(offer, fromFile, terminal('y\n', false))).rejects.toThrow(
      /^127\.0\.0\.1:8080 is named by a file, and/,
    );
    expect((await agree(offer, fromFile, terminal('y\n'))).url).toBe(offer.url);
    expect((await agree({ ...offer, secrets }, fromFile, terminal('', false))).url).toBe(offer.url);
  });

  test.each([
    ['at Microsoft', 'https://graph.microsoft.com/beta', graphToken],
    ['for another audience', elsewhere, webToken({ aud: 'api://mock' })],
    ['that cannot be read', elsewhere, 'opaque'],
  ])('is not warned of %s', async (_, url, granted) => {
    await agree({ url, secrets: { granted } }, { ...consent, yes: true });
    expect(warnings).toEqual([]);
  });
});

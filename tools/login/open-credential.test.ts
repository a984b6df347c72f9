// The flow of every credential, with nock in place of the login: requests, answers, and errors.
import { constants, verify, X509Certificate } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import nock from 'nock';
import { generate } from 'selfsigned';
import type { CredentialName } from '../../engine/connection/credentials.ts';
import { directly } from '../../engine/connection/network.ts';
import { openCredential } from '../../engine/connection/open-credential.ts';
import { type CloudName, clouds } from '../../engine/settings/clouds.ts';
import { NoVerdict, WrongUse } from '../../engine/settings/errors.ts';
import { lawfulClaims, webToken } from '../../test-support/web-token.ts';

const tenant = '11111111-1111-1111-1111-111111111111';
const client = '22222222-2222-2222-2222-222222222222';
const own = { AZURE_TENANT_ID: tenant, AZURE_CLIENT_ID: client };
const secret = 'the-secret-of-the-client';
const withSecret = { ...own, AZURE_CLIENT_SECRET: secret };

const directory = mkdtempSync(join(tmpdir(), 'credentials-'));
const fileWith = (name: string, text: string): string => {
  const file = join(directory, name);
  writeFileSync(file, text);
  return file;
};

beforeAll(() => nock.disableNetConnect());
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
  nock.cleanAll();
});
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
  rmSync(directory, { recursive: true });
});

const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());

/** Only the date is faked: the libraries need real timers for their requests. */
const stopClock = (): void =>
  void jest.useFakeTimers({
    now: Date.now(),
    doNotFake: ['setTimeout', 'clearTimeout', 'setInterval', 'setImmediate', 'nextTick', 'queueMicrotask'],
  });

const almostAnHour = 3_500_000;

// A connection that nock forbids fails on its socket, sometimes after its listeners are gone.
const unanswered = (host: string): void => {
  for (const method of ['GET', 'POST'])
    nock(host).persist().intercept(/.*/, method).replyWithError('the network is unreachable');
};

type Form = Readonly<Record<string, string>>;

const granted = (token: string) => ({ token_type: 'Bearer', expires_in: 3599, access_token: token });

/** Answers POSTs to a tenant of a login, in order, and keeps the forms. */
const login = (
  answers: readonly [status: number, body: object][],
  { at = clouds.global.authorityHost, of = 'token' } = {},
) => {
  const forms: Form[] = [];
  for (const [status, body] of answers)
    nock(at)
      .post(`/${tenant}/oauth2/v2.0/${of}`)
      .query(true)
      .reply((_, form) => {
        forms.push(Object.fromEntries(new URLSearchParams(String(form))));
        return [status, body];
      });
  return forms;
};

const open = (credential: CredentialName, environment: Form, cloud: CloudName = 'global') =>
  openCredential({ credential, cloud, environment, network: directly });

const first = webToken(lawfulClaims);

describe('client-secret', () => {
  // The library uses another host name for China's login.
  test.each([
    ['global', clouds.global.authorityHost],
    ['usgov', clouds.usgov.authorityHost],
    ['usgov-dod', clouds.usgov.authorityHost],
    ['china', 'https://login.partner.microsoftonline.cn'],
  ] as const)('logs in at the cloud %s', async (cloud, at) => {
    const forms = login([[200, granted(first)]], { at });
    const token = open('client-secret', { ...withSecret, AZURE_AUTHORITY_HOST: 'https://login.example' }, cloud);
    expect(await token.current()).toBe(first);
    expect(forms).toEqual([
      expect.objectContaining({
        grant_type: 'client_credentials',
        client_id: client,
        client_secret: secret,
        scope: clouds[cloud].scope,
      }),
    ]);
  });

  test('logs in where AZURE_AUTHORITY_HOST says, when no cloud does', async () => {
    const AZURE_AUTHORITY_HOST = clouds.usgov.authorityHost;
    login([[200, granted(first)]], { at: AZURE_AUTHORITY_HOST });
    const token = openCredential({
      credential: 'client-secret',
      environment: { ...withSecret, AZURE_AUTHORITY_HOST },
      network: directly,
    });
    expect(await token.current()).toBe(first);
  });

  test('gets another token before the first one expires', async () => {
    stopClock();
    const forms = login([
      [200, granted(first)],
      [200, granted('second')],
    ]);
    const token = open('client-secret', withSecret);
    expect([await token.current(), await token.current()]).toEqual([first, first]);
    jest.setSystemTime(Date.now() + almostAnHour);
    expect(await Promise.all([token.current(), token.current()])).toEqual(['second', 'second']);
    expect([forms.length, token.held()]).toEqual([2, [first, 'second']]);
  });
});

test('certificate: signs with the key and names the certificate', async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'a test' }], { keySize: 2048 });
  const { publicKey, fingerprint256 } = new X509Certificate(cert);
  const forms = login([[200, granted(first)]]);
  const environment = { ...own, AZURE_CLIENT_CERTIFICATE_PATH: fileWith('client.pem', key + cert) };
  expect(await open('certificate', environment).current()).toBe(first);
  const [head = '', payload = '', signature = ''] = forms[0]?.['client_assertion']?.split('.') ?? [];
  expect(read(payload)).toMatchObject({ iss: client, sub: client, aud: expect.stringContaining(tenant) });
  expect(read(head)).toMatchObject({
    alg: 'PS256',
    'x5t#S256': Buffer.from(fingerprint256.replaceAll(':', ''), 'hex').toString('base64url'),
  });
  const { RSA_PKCS1_PSS_PADDING: padding } = constants;
  const signed = Buffer.from(`${head}.${payload}`);
  expect(verify('sha256', signed, { key: publicKey, padding }, Buffer.from(signature, 'base64url'))).toBe(true);
});

test('workload-identity: sends the content of its file', async () => {
  const forms = login([[200, granted(first)]]);
  const environment = { ...own, AZURE_FEDERATED_TOKEN_FILE: fileWith('assertion', 'what-the-cluster-says') };
  expect(await open('workload-identity', environment).current()).toBe(first);
  expect(forms).toEqual([expect.objectContaining({ client_id: client, client_assertion: 'what-the-cluster-says' })]);
});

test('device-code: shows the code on stderr, and renews without another', async () => {
  const shown = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  stopClock();
  const message = 'open https://login.example/device and say ABC';
  const codes = login(
    [
      [
        200,
        {
          device_code: 'code',
          user_code: 'ABC',
          interval: 0,
          expires_in: 900,
          message,
          verification_uri: 'https://login.example/device',
        },
      ],
    ],
    { of: 'devicecode' },
  );
  const user = {
    refresh_token: 'a-refresh-token',
    scope: clouds.global.scope,
    client_info: Buffer.from(JSON.stringify({ uid: 'user', utid: tenant })).toString('base64url'),
    id_token: webToken({
      oid: 'user',
      tid: tenant,
      sub: 'user',
      aud: client,
      preferred_username: 'ada@tenant.example',
      iss: `https://login.microsoftonline.com/${tenant}/v2.0`,
    }),
  };
  const forms = login([
    [400, { error: 'authorization_pending', error_description: 'not yet' }],
    [200, { ...granted(first), ...user }],
    [200, { ...granted('second'), ...user }],
  ]);
  const token = open('device-code', own);
  expect(await token.current()).toBe(first);
  jest.setSystemTime(Date.now() + almostAnHour);
  expect(await token.current()).toBe('second');
  expect(shown.mock.calls).toEqual([[`${message}\n`]]);
  expect(codes[0]?.['scope']).toContain(clouds.global.scope);
  expect(forms.map(({ grant_type }) => grant_type)).toEqual(['device_code', 'device_code', 'refresh_token']);
});

describe('azure-cli', () => {
  const { PATH } = process.env;
  afterEach(() => void Object.assign(process.env, { PATH }));

  const withAz = (script: string): void => {
    chmodSync(fileWith('az', `#!/bin/sh\n${script}\n`), 0o755);
    process.env['PATH'] = `${directory}${delimiter}${PATH}`;
  };

  test('asks the az of the PATH', async () => {
    withAz(`test "$*" = 'account get-access-token --output json --resource https://graph.microsoft.us --tenant ${tenant}' &&
      echo '{"accessToken":"${first}","expires_on":4102444800}'`);
    expect(await open('azure-cli', own, 'usgov').current()).toBe(first);
  });

  test.each([
    ['nobody is logged in', "echo 'ERROR: Please run az login to setup account.' >&2; exit 1", "Please run 'az login'"],
    ['it says something else', 'echo oops', 'Unexpected token'],
  ])('says what to do when %s', async (_, script, sentence) => {
    withAz(script);
    await expect(open('azure-cli', {}).current()).rejects.toThrow(sentence);
  });

  test('says what to do when az is not installed', async () => {
    process.env['PATH'] = join(directory, 'nothing');
    await expect(open('azure-cli', {}).current()).rejects.toThrow('Azure CLI could not be found. Please visit');
  });
});

describe('default', () => {
  const { env } = process;
  beforeEach(() => {
    const others = Object.entries(env).filter(([name]) => !name.startsWith('AZURE_'));
    process.env = Object.fromEntries(others);
  });
  afterEach(() => {
    process.env = env;
  });

  test('uses the credential that the environment names', async () => {
    Object.assign(process.env, withSecret);
    const forms = login([[200, granted(first)]]);
    expect(await open('default', {}).current()).toBe(first);
    expect(forms).toEqual([expect.objectContaining({ client_secret: secret })]);
  });

  test('says so when it finds nothing', async () => {
    unanswered('http://169.254.169.254');
    process.env['PATH'] = join(directory, 'nothing');
    const sentence =
      '--credential default gave no token: no credential of its chain is set up; name one of them to see what it lacks.';
    await expect(open('default', {}).current()).rejects.toThrow(new WrongUse(sentence));
  });
});

describe('without a token', () => {
  const refusal = (description: string): [number, object] => [
    401,
    { error: 'invalid_client', error_description: description, error_codes: [7000215] },
  ];
  const reason = 'AADSTS7000215: Invalid client secret provided.';

  test('shows the error of Microsoft, without its trace ids', async () => {
    login([refusal(`${reason} Trace ID: 1 Correlation ID: 2 Timestamp: 2026-01-01 00:00:00Z`)]);
    const sentence = `--credential client-secret gave no token: ${reason}`;
    await expect(open('client-secret', withSecret).current()).rejects.toThrow(new WrongUse(sentence));
  });

  test('shows no secret', async () => {
    login([refusal(`AADSTS1: ${secret} and ${first}`)]);
    const sentence = '--credential client-secret gave no token: AADSTS1: [redacted] and [redacted].';
    await expect(open('client-secret', withSecret).current()).rejects.toThrow(new WrongUse(sentence));
  });

  test.each([
    [
      'client-secret',
      { ...withSecret, AZURE_TENANT_ID: 'no tenant' },
      /^--credential client-secret gave no token: Invalid tenant id/,
    ],
    [
      'certificate',
      { ...own, AZURE_CLIENT_CERTIFICATE_PATH: '/no/such.pem' },
      /ENOENT: no such file or directory, open '\/no\/such.pem'\.$/,
    ],
    ['workload-identity', { ...own, AZURE_FEDERATED_TOKEN_FILE: '/no/such' }, /\/no\/such/],
  ] as const)('%s: what is set up wrongly is named', async (credential, environment, sentence) => {
    const asked = open(credential, environment).current();
    await expect(asked).rejects.toThrow(WrongUse);
    await expect(asked).rejects.toThrow(sentence);
  });

  test('a login that does not answer gives no verdict', async () => {
    unanswered(clouds.global.authorityHost);
    await expect(open('client-secret', withSecret).current()).rejects.toThrow(
      new NoVerdict('the login at https://login.microsoftonline.com gave no answer.'),
    );
  });

  test('a refused renewal gives no verdict, with the reason', async () => {
    stopClock();
    login([[200, granted(first)], refusal(reason)]);
    const token = open('client-secret', withSecret);
    await token.current();
    jest.setSystemTime(Date.now() + almostAnHour);
    await expect(token.current()).rejects.toThrow(
      new NoVerdict(`the token could not be renewed: --credential client-secret gave no token: ${reason}`),
    );
  });
});

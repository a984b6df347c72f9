// `pact publish-provider` as a command, against a stub that takes what PactFlow's documentation says a provider contract is.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { exportFormats } from '../../exports/formats.ts';
import type { Results } from '../../reports/record/results.ts';
import { run } from '../../test-support/command.ts';
import { portOf } from '../../test-support/listening.ts';
import { specimen } from '../../test-support/specimen.ts';

jest.setTimeout(60_000);

const directory = mkdtempSync(join(tmpdir(), 'userstatus-provider-contract-'));
afterAll(() => rmSync(directory, { recursive: true }));

const resultsOf = (name: string, change: Partial<Results>): string => {
  const place = join(directory, name);
  mkdirSync(place);
  const { embedded: _, ...results } = specimen();
  writeFileSync(join(place, 'results.json'), JSON.stringify({ ...results, ...change }));
  return place;
};

const text = { type: 'string', minLength: 1 } as const;
const closed = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []): object => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});

const isPublication = new Ajv2020().compile(
  closed(
    {
      pacticipantVersionNumber: text,
      branch: text,
      tags: { type: 'array', items: text },
      buildUrl: text,
      contract: closed({
        content: { type: 'string', contentEncoding: 'base64' },
        contentType: { enum: ['application/yaml', 'application/json'] },
        specification: { const: 'oas' },
        selfVerificationResults: closed({
          success: { type: 'boolean' },
          content: text,
          contentType: text,
          format: text,
          verifier: text,
          verifierVersion: text,
        }),
      }),
    },
    ['branch', 'tags', 'buildUrl'],
  ),
);

type Sent = { readonly url: string; readonly authorization: string | undefined; readonly body: string };

const sent: Sent[] = [];
let kind: 'pactflow' | 'broker' | 'refusing' | 'elsewhere' = 'pactflow';

const link = (base: string): object =>
  kind === 'broker'
    ? {}
    : {
        'pf:publish-provider-contract': {
          href: `${base}/provider-contracts/provider/{provider}/publish`,
          templated: true,
        },
      };

const answer = (request: IncomingMessage, response: ServerResponse, body: string): void => {
  const { url = '', method, headers } = request;
  const base = kind === 'elsewhere' ? 'http://other.invalid' : `http://${headers.host}`;
  response.setHeader('content-type', 'application/hal+json');
  if (method === 'GET') {
    response.end(JSON.stringify({ _links: { 'pb:publish-contracts': { href: '/contracts/publish' }, ...link(base) } }));
    return;
  }
  sent.push({ url, authorization: headers.authorization, body });
  response.writeHead(kind === 'refusing' || !isPublication(JSON.parse(body)) ? 400 : 200).end('{}');
};

let server: Server;
let broker: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => answer(request, response, Buffer.concat(chunks).toString()));
  });
  broker = `http://127.0.0.1:${await portOf(server)}`;
});
afterAll(() => new Promise((done) => void server.close(done)));
beforeEach(() => {
  kind = 'pactflow';
  sent.length = 0;
});

const target = 'https://mock.example/beta';
let failed: string;
let passed: string;
beforeAll(() => {
  failed = resultsOf('failed', { target, verdict: 'nonconformant' });
  passed = resultsOf('passed', { target, verdict: 'conformant' });
});

const publish = (place: string, ...more: string[]) =>
  run(['pact', 'publish-provider', place, '--broker', broker, '--app-version', '1.2.3', '--branch', 'main', ...more], {
    PACT_BROKER_TOKEN: 'secret-of-the-broker',
  });

const decoded = (base64: string): string => Buffer.from(base64, 'base64').toString();

test.each([
  ['nonconformant', false],
  ['conformant', true],
])('publishes the exported contract, with the run as self-verification: %s', async (verdict, success) => {
  const { code, stdout, stderr } = await publish(success ? passed : failed);
  expect(stderr).toBe('');
  expect(stdout).toBe(
    `published: the contract of device-configuration-user-status, version 1.2.3, ${verdict}, at ${broker}\n`,
  );
  expect(code).toBe(0);
  const [{ url, authorization, body } = { url: '', authorization: '', body: '' }] = sent;
  expect(url).toBe('/provider-contracts/provider/device-configuration-user-status/publish');
  expect(authorization).toBe('Bearer secret-of-the-broker');
  const { pacticipantVersionNumber, branch, contract } = JSON.parse(body);
  expect([pacticipantVersionNumber, branch]).toEqual(['1.2.3', 'main']);
  expect(decoded(contract.content)).toBe(exportFormats['openapi']?.make(userStatus));
  expect(contract.selfVerificationResults).toMatchObject({ success, verifier: 'userstatus-conformance' });
  expect(decoded(contract.selfVerificationResults.content)).toContain('<testsuites');
});

test('the name of the provider is one segment of the path', async () => {
  expect(await publish(passed, '--provider', 'ours/../x y')).toMatchObject({ code: 0 });
  expect(sent[0]?.url).toBe('/provider-contracts/provider/ours%2F..%2Fx%20y/publish');
});

test('a link that leads to another host is followed on the broker alone', async () => {
  kind = 'elsewhere';
  expect(await publish(passed)).toMatchObject({ code: 0 });
  expect(sent).toHaveLength(1);
});

test('a broker without bi-directional contracts gives no verdict: 3', async () => {
  kind = 'broker';
  const { code, stderr } = await publish(passed);
  expect([code, stderr]).toEqual([3, expect.stringContaining('has no bi-directional contracts')]);
  expect(sent).toEqual([]);
});

test('a broker that refuses: 3, without the secret', async () => {
  kind = 'refusing';
  const { code, stderr } = await publish(passed);
  expect([code, stderr]).toEqual([3, expect.stringContaining('the broker refused the contract (status 400)')]);
  expect(stderr).not.toContain('secret-of-the-broker');
});

test.each([
  ['of the embedded tenant', { embedded: true }, 2, 'the results of the embedded tenant'],
  ['of a client', { subject: 'client' }, 2, 'the results of a client'],
  ['without a verdict', { verdict: 'none', reason: 'stopped' }, 3, 'has no verdict'],
] as const)('results %s are not published', async (name, change, expected, why) => {
  const { code, stderr } = await publish(resultsOf(name.replaceAll(' ', '-'), { target, ...change }));
  expect([code, stderr]).toEqual([expected, expect.stringContaining(why)]);
  expect(sent).toEqual([]);
});

test('without a broker it is wrong use: 2', async () => {
  const { code, stderr } = await run(['pact', 'publish-provider', passed, '--app-version', '1']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('no broker given')]);
});

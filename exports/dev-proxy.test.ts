// The mocks for Dev Proxy, held to its rules: neither npm nor Debian has the tool. The rules are pinned by hand, as they were read in
// dotnet/dev-proxy at commit 2c616405 of 2026-07-24 (version 3.2.0): what a mocks file is in
// schemas/v3.2.0/mockresponseplugin.mocksfile.schema.json, which mock answers and what it answers in
// DevProxy.Plugins/Mocking/MockResponsePlugin.cs.
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import type { Contract } from '../contracts/contract.ts';
import type { Answer, Request } from '../contracts/judging/exchange.ts';
import { judgeExchange } from '../contracts/judging/judge-exchange.ts';
import { isObject } from '../contracts/odata/read-body.ts';
import { userStatus } from '../contracts/user-status/contract.ts';
import { entities } from '../fixtures/cases/arbitraries.ts';
import { deviceStatus } from '../test-support/device-status/contract.ts';
import { toDevProxy } from './dev-proxy.ts';

const contracts = [userStatus, deviceStatus].map((contract) => [contract.operation.title, contract] as const);

const text = { type: 'string', minLength: 1 };
// Narrower than the tool's own schema, which allows more members than we write.
const mocksFile = {
  type: 'object',
  additionalProperties: false,
  required: ['$schema', 'mocks'],
  properties: {
    $schema: { type: 'string', pattern: '/schemas/v3\\.2\\.0/mockresponseplugin\\.mocksfile\\.schema\\.json$' },
    mocks: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['request', 'response'],
        properties: {
          request: {
            type: 'object',
            additionalProperties: false,
            required: ['url'],
            properties: {
              url: { ...text, pattern: '^https://' },
              method: {
                enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'CONNECT', 'TRACE', 'QUERY'],
              },
            },
          },
          response: {
            type: 'object',
            additionalProperties: false,
            properties: {
              body: { type: ['object', 'array', 'string'] },
              statusCode: { type: 'integer', minimum: 100, maximum: 599 },
              headers: {
                type: 'array',
                items: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['name', 'value'],
                  properties: { name: text, value: text },
                },
              },
            },
          },
        },
      },
    },
  },
};

type Mock = {
  readonly request: { readonly url: string; readonly method: string };
  readonly response: {
    readonly statusCode: number;
    readonly headers: readonly { readonly name: string; readonly value: string }[];
    readonly body: object;
  };
};

const mocksOf = (contract: Contract): readonly Mock[] => JSON.parse(toDevProxy(contract)).mocks;

/** A star stands for any text; everything else for itself. */
const fits = ({ request }: Mock, method: string, url: string): boolean => {
  const parts = request.url.split('*').map((part) => part.replaceAll(/[.\\+?^${}()|[\]]/g, '\\$&'));
  return request.method === method && new RegExp(`^${parts.join('.*')}$`).test(url);
};

const placeholder = '@request.body.';

const filled = (value: unknown, sent: unknown): unknown => {
  if (Array.isArray(value)) return value.map((one) => filled(one, sent));
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one, sent)]));
  if (typeof value !== 'string' || !value.startsWith(placeholder)) return value;
  const steps = value.slice(placeholder.length).split('.');
  return steps.reduce((at, step) => (isObject(at) ? (at[step] ?? null) : null), sent);
};

const base = 'https://graph.microsoft.com/beta';

/** What Dev Proxy answers: by the first mock that fits. */
const answerTo = (mocks: readonly Mock[], { method, path, body }: Request): Answer | undefined => {
  const mock = mocks.find((one) => fits(one, method, base + path));
  if (mock === undefined) return undefined;
  const { statusCode: status, headers, body: template } = mock.response;
  return {
    status,
    headers: Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value])),
    body: JSON.stringify(filled(template, JSON.parse(String(body)))),
  };
};

const requestOn = (contract: Contract, path: string, body: object): Request => {
  const ids = Object.fromEntries(contract.paths.parameters(path).map((name, index) => [name, `a-${index}.b`]));
  const headers = { authorization: 'Bearer x', accept: 'application/json', 'content-type': 'application/json' };
  return {
    method: 'POST',
    path: contract.paths.fill(path, ids),
    headers,
    body: JSON.stringify(body),
    grant: 'granted',
  };
};

describe.each(contracts)('%s', (_, contract) => {
  const mocks = mocksOf(contract);

  test('is a mocks file', () => {
    const keeps = new Ajv2020({ strict: false }).compile(mocksFile);
    expect(keeps(JSON.parse(toDevProxy(contract)))).toBe(true);
    expect(keeps({ ...JSON.parse(toDevProxy(contract)), mocks: [{ request: {} }] })).toBe(false);
  });

  test('each documented path is answered by a mock of its own', () => {
    const used = contract.paths.names.map((path) => {
      const { method, path: url } = requestOn(contract, path, {});
      return mocks.findIndex((mock) => fits(mock, method, base + url));
    });
    expect([...new Set(used)].toSorted((one, other) => one - other)).toEqual(
      contract.paths.names.map((_path, index) => index),
    );
  });

  test('an answer repeats every value that was sent', () => {
    const { seed, numRuns } = { seed: 1, numRuns: 200 };
    fc.assert(
      fc.property(fc.constantFrom(...contract.paths.names), entities(contract), (path, entity) => {
        const request = requestOn(contract, path, entity);
        const answer = answerTo(mocks, request);
        return answer !== undefined && judgeExchange(contract, { request, answer }).length === 0;
      }),
      { seed, numRuns },
    );
  });

  test('other methods and paths are not answered', () => {
    const [path = ''] = contract.paths.names;
    const request = requestOn(contract, path, {});
    expect(answerTo(mocks, { ...request, method: 'GET' })).toBeUndefined();
    expect(answerTo(mocks, { ...request, path: request.path.replace(/\w+$/, 'others') })).toBeUndefined();
  });
});

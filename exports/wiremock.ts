// The contract as mappings of WireMock 3: bodies are judged by the schema, answers repeat what was sent with a new id.
import type { Contract } from '../contracts/contract.ts';
import { createdStatus, mediaType, method } from '../contracts/odata/create.ts';
import { keyName } from '../contracts/odata/entity-type.ts';
import { jsonText } from './export-format.ts';
import { schemasOf } from './schemas.ts';

const refusal = (status: number, code: string, headers: Readonly<Record<string, string>> = {}): object => ({
  status,
  headers: { 'Content-Type': mediaType, ...headers },
  jsonBody: { error: { code, message: 'The request was refused.' } },
});

const created = (): object => ({
  status: createdStatus,
  headers: { 'Content-Type': mediaType },
  // In a template of Handlebars: what was sent, and an id that no other has.
  body: `{{jsonMerge request.body (stringFormat '{"${keyName}":"%s"}' (randomValue type='UUID'))}}`,
  transformers: ['response-template'],
});

const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** Media types of JSON, with any parameters. */
const isJson = '(?i)application/json\\s*(;.*)?';

const escaped = (text: string): string => text.replaceAll('.', '\\.');

/** A key stands as a segment or in quotes, and casts may use the alias of the namespace. */
const patternOf = ({ entity: { namespace, alias } }: Contract, template: string): string => {
  const cast = alias === undefined ? escaped(namespace) : `(?:${escaped(namespace)}|${escaped(alias)})`;
  return escaped(template)
    .replaceAll(/\/\{\w+\}/g, "(?:/[^/]+|\\('[^/]+'\\))")
    .replaceAll(`/${escaped(namespace)}\\.`, `/${cast}\\.`);
};

type Mapping = {
  readonly name: string;
  readonly priority: number;
  readonly request: object;
  readonly response: object;
};

const mappingsOf = (contract: Contract, name: string): Mapping[] => {
  const request = { method, urlPathPattern: `.*${patternOf(contract, contract.paths.templates[name] ?? '')}` };
  const schema = { $schema: dialect, ...schemasOf(contract).create };
  return [
    {
      name: `${name}: without a token`,
      priority: 1,
      request: { ...request, headers: { Authorization: { doesNotMatch: '(?i)Bearer +\\S.*' } } },
      response: refusal(401, 'InvalidAuthenticationToken', { 'WWW-Authenticate': 'Bearer' }),
    },
    {
      name: `${name}: not JSON`,
      priority: 2,
      request: { ...request, headers: { 'Content-Type': { doesNotMatch: isJson } } },
      response: refusal(415, 'UnsupportedMediaType'),
    },
    {
      name: `${name}: a create`,
      priority: 3,
      request: { ...request, bodyPatterns: [{ matchesJsonSchema: schema, schemaVersion: 'V202012' }] },
      response: created(),
    },
    { name: `${name}: anything else`, priority: 4, request, response: refusal(400, 'BadRequest') },
  ];
};

/** The contract as a file of mappings for WireMock's folder `mappings`. */
export const toWireMock = (contract: Contract): string =>
  jsonText({ mappings: contract.paths.names.flatMap((name) => mappingsOf(contract, name)) });

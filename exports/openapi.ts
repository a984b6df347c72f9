// The contract as OpenAPI 3.1.
import { stringify } from 'yaml';
import type { Contract } from '../contracts/contract.ts';
import { createdStatus, mediaType } from '../contracts/odata/create.ts';
import { type Kind, kindOf } from '../contracts/odata/entity-type.ts';
import { isObject } from '../contracts/odata/read-body.ts';
import { clouds } from '../engine/settings/clouds.ts';
import { type Schema, schemasOf } from './schemas.ts';

const reference = (kind: string, name: string): object => ({ $ref: `#/components/${kind}/${name}` });

const refusals: Readonly<Record<string, string>> = {
  '400': 'BadRequest',
  '401': 'Unauthorized',
  '403': 'Forbidden',
  '415': 'UnsupportedMediaType',
  '422': 'UnprocessableEntity',
};

/** The challenge of RFC 9110, 11.6.1, with which every 401 comes. */
const challenge = {
  'WWW-Authenticate': { required: true, schema: { type: 'string', examples: ['Bearer'] }, example: 'Bearer' },
};

const refusalIn = ([status, name]: readonly [string, string]): readonly [string, object] => [
  name,
  {
    description: `Refused with ${status}.`,
    ...(status === '401' ? { headers: challenge } : {}),
    content: {
      [mediaType]: {
        schema: reference('schemas', 'refusal'),
        example: { error: { code: name, message: 'The request was refused.' } },
      },
    },
  },
];

const bodyOf = (schema: string, example: string): object => ({
  [mediaType]: { schema: reference('schemas', schema), example: JSON.parse(example) },
});

const operationOf = ({ operation, example }: Contract, name: string): object => ({
  operationId: name,
  summary: operation.title,
  requestBody: { required: true, content: bodyOf('create', example.request) },
  responses: {
    [createdStatus]: { description: 'Created.', content: bodyOf('created', example.answer) },
    ...Object.fromEntries(
      Object.entries(refusals).map(([status, response]) => [status, reference('responses', response)]),
    ),
  },
});

const pathOf = (contract: Contract, name: string): object => ({
  parameters: contract.paths.parameters(name).map((parameter) => ({
    name: parameter,
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1 },
  })),
  post: operationOf(contract, name),
});

const formats: Partial<Record<Kind, string>> = { Int32: 'int32', DateTimeOffset: 'date-time' };

/** A schema with the formats that OpenAPI has names for; plain validators of JSON Schema do not know them. */
const withFormats = ({ entity }: Contract, { properties, ...schema }: Schema): Schema => ({
  ...schema,
  properties: Object.fromEntries(
    Object.entries(isObject(properties) ? properties : {}).map(([name, property]) => {
      const type = entity.properties[name];
      const format = type === undefined ? undefined : formats[kindOf(type)];
      return [name, format === undefined || !isObject(property) ? property : { ...property, format }];
    }),
  ),
});

/** Undeclared properties are left to the server. */
const open = ({ additionalProperties: _, patternProperties: __, ...schema }: Schema): Schema => schema;

type Make = { readonly contract: Contract; readonly isOpen: boolean };

const schemasIn = ({ contract, isOpen }: Make): object => {
  const { create, created, refusal } = schemasOf(contract);
  const sent = isOpen ? open(create) : create;
  return { create: withFormats(contract, sent), created: withFormats(contract, created), refusal };
};

const documentOf = (make: Make): object => {
  const { contract } = make;
  const { operation, page, paths } = contract;
  const url = clouds.global.baseUrl;
  return {
    openapi: '3.1.0',
    info: {
      title: operation.title,
      version: url.slice(url.lastIndexOf('/') + 1),
      description: `Made from the contract of ${page.url}`,
    },
    servers: [{ url }],
    security: [{ bearer: [operation.permission] }],
    paths: Object.fromEntries(paths.names.map((name) => [paths.templates[name], pathOf(contract, name)])),
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: `A token that grants ${operation.permission}.` },
      },
      schemas: schemasIn(make),
      responses: Object.fromEntries(Object.entries(refusals).map(refusalIn)),
    },
  };
};

const yamlText = (make: Make): string => stringify(documentOf(make), { lineWidth: 0, aliasDuplicateObjects: false });

/** The contract as OpenAPI 3.1, in YAML. */
export const toOpenApi = (contract: Contract): string => yamlText({ contract, isOpen: false });

/**
 * The same for Prism, with room for undeclared properties: Prism 5.16 names those that it refuses in a header, and ends where
 * such a name cannot stand in one.
 */
export const toPrism = (contract: Contract): string => yamlText({ contract, isOpen: true });

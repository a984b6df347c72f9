// Every format that the contract can be exported in.
import { toCsdl } from './csdl.ts';
import { toDevProxy } from './dev-proxy.ts';
import type { ExportFormat } from './export-format.ts';
import { toHttpFile } from './http-file.ts';
import { toJsonSchema } from './json-schema.ts';
import { toOpenApi, toPrism } from './openapi.ts';
import { toPostman } from './postman.ts';
import { toWireMock } from './wiremock.ts';

/** The formats by name. */
export const exportFormats: Readonly<Record<string, ExportFormat>> = {
  openapi: { says: 'OpenAPI 3.1, in YAML', file: 'openapi.yaml', make: toOpenApi },
  'json-schema': { says: 'JSON Schema 2020-12 of the bodies', file: 'schema.json', make: toJsonSchema },
  csdl: { says: 'metadata: CSDL 4.0 in XML', file: 'metadata.xml', make: toCsdl },
  http: { says: 'requests for the REST clients of editors', file: 'creates.http', make: toHttpFile },
  postman: { says: 'a collection for Postman and newman', file: 'collection.json', make: toPostman },
  'dev-proxy': { says: "mocks for Microsoft's Dev Proxy", file: 'mocks.json', make: toDevProxy },
  prism: { says: 'OpenAPI as Prism needs it for a mock', file: 'openapi.yaml', make: toPrism },
  wiremock: { says: 'mappings for WireMock 3', file: 'mappings.json', make: toWireMock },
};

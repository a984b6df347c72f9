// What a file describes of a create: CSDL in XML or JSON, or OpenAPI.

import { isObject } from '../contracts/odata/read-body.ts';
import { messageOf } from '../engine/connection/error-code.ts';
import { describeCsdl } from './csdl/describe-csdl.ts';
import { readCsdlJson } from './csdl/read-json.ts';
import { readCsdlXml } from './csdl/read-xml.ts';
import type { Schemas } from './csdl/schemas.ts';
import { decodeText } from './decode-text.ts';
import type { Description } from './description.ts';
import { NotADescription } from './not-a-description.ts';
import { describeOpenApiDocument } from './openapi/describe-openapi.ts';
import { readOpenApi } from './openapi/document.ts';
import type { Wanted } from './wanted.ts';

const jsonIn = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch (error) {
    throw new NotADescription(`it is not JSON: ${messageOf(error)}`);
  }
  throw new NotADescription('it is JSON, but not an object');
};

const openApi = /^\s*(?:\{\s*)?(?:#.*\n\s*)*["']?(?:openapi|swagger)["']?\s*:/;

const schemasIn = (text: string): Schemas => {
  const start = text.trimStart()[0];
  if (openApi.test(text)) throw new NotADescription('it is an OpenAPI description, which --openapi reads');
  if (start === '{') return readCsdlJson(jsonIn(text));
  if (start === '<') return readCsdlXml(text);
  throw new NotADescription(start === undefined ? 'it is empty' : 'it is neither XML nor JSON');
};

/**
 * What metadata (CSDL 4 in XML or JSON) says of a create.
 * @throws NotADescription for anything else.
 */
export const describeMetadata = (bytes: Uint8Array, wanted: Wanted): Description =>
  describeCsdl(schemasIn(decodeText(bytes)), wanted);

/**
 * What an OpenAPI description (3.0 or 3.1, YAML or JSON) says of a create.
 * @throws NotADescription for anything else.
 */
export const describeOpenApi = (bytes: Uint8Array, wanted: Wanted): Description =>
  describeOpenApiDocument(readOpenApi(decodeText(bytes)), wanted);

// The operations of an OpenAPI document that create something: what they take, and what they answer.
import { createdStatus, mediaType } from '../../contracts/odata/create.ts';
import { isObject } from '../../contracts/odata/read-body.ts';
import { stated } from '../csdl/schemas.ts';
import type { DescribedCreate } from '../description.ts';
import { pointer } from '../json-pointer.ts';
import { deprecationIn } from './deprecation.ts';
import type { Node, OpenApi } from './document.ts';
import { follow } from './schema-of.ts';

/** A path on which something is created. */
export type Post = {
  readonly template: string;
  readonly operation: Node;
  /** The schemas of the bodies in JSON. */
  readonly sent?: Node;
  readonly answered?: Node;
  readonly create: DescribedCreate;
};

const child = ({ value, place }: Node, name: string): Node | undefined => {
  const found = Object.hasOwn(value, name) ? value[name] : undefined;
  return isObject(found) ? { value: found, place: `${place}/${pointer(name)}` } : undefined;
};

const contentOf = (document: OpenApi, body: Node | undefined): Node | undefined => {
  const followed = follow(document, body);
  return followed && child(followed, 'content');
};

const plain = (type: string): string => type.split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** The schema of a body in JSON, of a request or of an answer. */
const bodySchema = (document: OpenApi, body: Node | undefined): Node | undefined => {
  const content = contentOf(document, body);
  const type = content && Object.keys(content.value).find((name) => plain(name) === mediaType);
  const media = content && type !== undefined ? child(content, type) : undefined;
  return media && child(media, 'schema');
};

/** The media types that a body may have, where none of them is JSON. */
const otherTypes = (document: OpenApi, body: Node | undefined): readonly string[] | undefined => {
  const types = Object.keys(contentOf(document, body)?.value ?? {});
  const fits = (type: string): boolean => [mediaType, '*/*', 'application/*'].includes(plain(type));
  return types.length === 0 || types.some(fits) ? undefined : types;
};

const answerOf = (document: OpenApi, operation: Node): Node | undefined => {
  const responses = child(operation, 'responses');
  const found = [String(createdStatus), '2XX', '2xx', 'default'].find(
    (status) => responses && child(responses, status),
  );
  return responses && found !== undefined ? follow(document, child(responses, found)) : undefined;
};

/** The statuses of success that are listed by themselves; a range leaves them open. */
const statusesOf = (operation: Node): readonly number[] | undefined => {
  const listed = Object.keys(child(operation, 'responses')?.value ?? {});
  const open = listed.some((status) => status === 'default' || /^2xx$/i.test(status));
  return open ? undefined : listed.filter((status) => /^2\d\d$/.test(status)).map(Number);
};

/** One alternative of the security requirements: all its scopes are needed (OpenAPI 3.1.1, 4.8.30). */
const scopesIn = (alternative: unknown): string => {
  const scopes = isObject(alternative) ? Object.values(alternative).flat() : [];
  return [...new Set(scopes.filter((scope) => typeof scope === 'string'))].join(' and ');
};

/** The scopes of the security requirements of an operation, or of the document; undefined where they state none. */
const permissionsOf = (document: OpenApi, { value }: Node): readonly string[] | undefined => {
  const { security = document.security } = value;
  const alternatives: readonly unknown[] = Array.isArray(security) ? security : [];
  const names = alternatives.map(scopesIn).filter((scopes) => scopes !== '');
  return names.length === 0 ? undefined : [...new Set(names)];
};

/** The operation that creates something on a path, where the document has one. */
export const postOn = (document: OpenApi, template: string): Post | undefined => {
  const item = follow(document, document.item(template));
  const operation = item && child(item, 'post');
  if (operation === undefined) return undefined;
  const body = child(operation, 'requestBody');
  return {
    template,
    operation,
    ...stated({ sent: bodySchema(document, body), answered: bodySchema(document, answerOf(document, operation)) }),
    create: {
      template,
      place: operation.place,
      insertable: true,
      ...stated({
        permissions: permissionsOf(document, operation),
        statuses: statusesOf(operation),
        mediaTypes: otherTypes(document, body),
        deprecated: deprecationIn(operation.value),
      }),
    },
  };
};

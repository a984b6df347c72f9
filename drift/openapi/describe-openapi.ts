// What an OpenAPI document says of a create: its paths, the schema that they take, the schema that they answer.
import { createdStatus, mediaType } from '../../contracts/odata/create.ts';
import { keyName } from '../../contracts/odata/entity-type.ts';
import { isObject } from '../../contracts/odata/read-body.ts';
import { stated } from '../csdl/schemas.ts';
import type { DescribedCreate, DescribedEntity, Description, PathStatement } from '../description.ts';
import { pointer } from '../json-pointer.ts';
import { collectionsOf, shapeIn, type Wanted } from '../wanted.ts';
import { propertyOf } from './describe-property.ts';
import type { Node, OpenApi } from './document.ts';
import { type FlatSchema, follow, schemaOf } from './schema-of.ts';

const child = ({ value, place }: Node, name: string): Node | undefined => {
  const found = Object.hasOwn(value, name) ? value[name] : undefined;
  return isObject(found) ? { value: found, place: `${place}/${pointer(name)}` } : undefined;
};

/** The schema of a body in JSON, of a request or of an answer. */
const bodySchema = (document: OpenApi, body: Node | undefined): Node | undefined => {
  const followed = follow(document, body);
  const content = followed && child(followed, 'content');
  const type =
    content && Object.keys(content.value).find((name) => name.split(';', 1)[0]?.trim().toLowerCase() === mediaType);
  const media = content && type !== undefined ? child(content, type) : undefined;
  return media && child(media, 'schema');
};

/** A path on which something is created. */
type Post = { readonly template: string; readonly operation: Node; readonly sent?: Node; readonly answered?: Node };

const answers = (document: OpenApi, operation: Node): readonly (readonly [string, Node])[] => {
  const responses = child(operation, 'responses');
  return Object.keys(responses?.value ?? {}).flatMap((status) => {
    const answer = responses && follow(document, child(responses, status));
    return answer === undefined ? [] : [[status, answer] as const];
  });
};

const ofSuccess = [String(createdStatus), '2XX', '2xx', 'default'];

const postOf = (document: OpenApi, template: string): Post | undefined => {
  const item = follow(document, document.item(template));
  const operation = item && child(item, 'post');
  if (operation === undefined) return undefined;
  const all = new Map(answers(document, operation));
  const answer = ofSuccess.map((status) => all.get(status)).find((one) => one !== undefined);
  return {
    template,
    operation,
    ...stated({ sent: bodySchema(document, child(operation, 'requestBody')), answered: bodySchema(document, answer) }),
  };
};

/** The statuses of success that are listed by themselves; a range leaves them open. */
const statusesOf = (operation: Node): readonly number[] | undefined => {
  const listed = Object.keys(child(operation, 'responses')?.value ?? {});
  const open = listed.some((status) => status === 'default' || /^2xx$/i.test(status));
  return open ? undefined : listed.filter((status) => /^2\d\d$/.test(status)).map(Number);
};

/** The scopes of the operation's security requirements, as far as it states any. */
const scopesOf = ({ value }: Node): readonly string[] | undefined => {
  const { security } = value;
  const scopes = (Array.isArray(security) ? security : []).flatMap((one: unknown) =>
    isObject(one) ? Object.values(one).flat() : [],
  );
  const names = scopes.filter((scope) => typeof scope === 'string');
  return names.length === 0 ? undefined : [...new Set(names)];
};

const createOf = ({ template, operation }: Post): DescribedCreate => ({
  template,
  place: operation.place,
  insertable: true,
  ...stated({
    permissions: scopesOf(operation),
    statuses: statusesOf(operation),
    deprecated: operation.value['deprecated'] === true ? 'no reason given' : undefined,
  }),
});

const statementOn = (
  posts: ReadonlyMap<string, Post>,
  listed: ReadonlyMap<string, string>,
  shape: string,
): PathStatement => {
  const post = posts.get(shape);
  if (post !== undefined) return { says: 'allowed', create: createOf(post) };
  const path = listed.get(shape);
  return path === undefined
    ? { says: 'contradicted', why: 'the description does not list it' }
    : { says: 'contradicted', why: 'the description has no POST on it', place: `/paths/${pointer(path)}` };
};

const componentNames = ({ entity, localName }: Wanted): readonly string[] => [entity, localName];

const isEntity = (document: OpenApi, wanted: Wanted, schema: Node | undefined): boolean =>
  schema !== undefined && componentNames(wanted).includes(schemaOf(document, schema).component ?? '');

/** The schemas of the entity: what a create sends, and what it is answered with. */
const schemasOf = (document: OpenApi, wanted: Wanted, posts: readonly Post[]): readonly FlatSchema[] => {
  const named = componentNames(wanted).map((name) => document.at(`/components/schemas/${pointer(name)}`));
  const [post] = posts;
  const found = [post?.sent, post?.answered, ...named].filter((node) => node !== undefined);
  const schemas = found.map((node) => schemaOf(document, node));
  return schemas.filter(({ place }, index) => schemas.findIndex((one) => one.place === place) === index);
};

/** Whether a create must send a property; undefined where a schema that requires nothing leaves it open. */
const requiredIn = (sent: FlatSchema, wanted: Wanted): ((schema: FlatSchema, name: string) => boolean | undefined) => {
  const states = wanted.properties.some((name) => sent.required.has(name));
  return (schema, name) => {
    if (schema === sent) return sent.required.has(name) || (states ? false : undefined);
    return sent.properties.has(name) ? undefined : false;
  };
};

const isOpen = ({ keywords }: FlatSchema): boolean => {
  const { additionalProperties: more } = keywords;
  return more === true || isObject(more);
};

const entityOf = (document: OpenApi, wanted: Wanted, posts: readonly Post[]): DescribedEntity | undefined => {
  const schemas = schemasOf(document, wanted, posts);
  const [sent] = schemas;
  if (sent === undefined) return undefined;
  const required = requiredIn(sent, wanted);
  const all = schemas.flatMap((schema) =>
    [...schema.properties]
      .filter(([name]) => !name.startsWith('@'))
      .map((entry) => propertyOf(document, entry, required(schema, entry[0]))),
  );
  const keyProperties = all.filter(({ name }) => name === keyName);
  return {
    name: sent.component ?? wanted.entity,
    place: sent.place,
    isAbstract: false,
    isOpen: schemas.some(isOpen),
    ...(keyProperties.length === 0 ? {} : { key: [keyName] }),
    properties: all.filter(({ name }) => name !== keyName),
    keyProperties,
    isWhole: schemas.every(({ isWhole }) => isWhole),
    navigations: [],
    subtypes: [],
    ...(sent.keywords['deprecated'] === true ? { deprecated: 'no reason given' } : {}),
  };
};

/** The paths that may have to do with the entity: those of the contract, and those that mention it. */
const candidates = (document: OpenApi, wanted: Wanted): readonly string[] => {
  const collections = collectionsOf(wanted);
  return document.paths.filter(
    (path) => collections.some((name) => path.endsWith(`/${name}`)) || document.mentions(path, wanted.localName),
  );
};

/** What an OpenAPI document says of the create that is wanted. */
export const describeOpenApiDocument = (document: OpenApi, wanted: Wanted): Description => {
  const paths = candidates(document, wanted);
  const shape = shapeIn(wanted);
  const listed = new Map(paths.map((path) => [shape(path), path]));
  const posts = paths.map((path) => postOf(document, path)).filter((post) => post !== undefined);
  const byShape = new Map(posts.map((post) => [shape(post.template), post]));
  const documented = Object.values(wanted.templates).map(shape);
  const ours = documented.map((one) => byShape.get(one)).filter((post) => post !== undefined);
  const creating = posts.filter(
    (post) => documented.includes(shape(post.template)) || isEntity(document, wanted, post.sent),
  );
  const entity = entityOf(document, wanted, ours.length > 0 ? ours : creating);
  return {
    format: `OpenAPI ${document.version}`,
    ...stated({ entity }),
    namesakes: [],
    paths: Object.fromEntries(
      Object.entries(wanted.templates).map(([name, template]) => [name, statementOn(byShape, listed, shape(template))]),
    ),
    creates: creating.map(createOf),
    recursive: [],
    isCapped: false,
  };
};

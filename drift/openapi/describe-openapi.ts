// What an OpenAPI document says of a create: its paths, the schema that they take, the schema that they answer.
import { keyName } from '../../contracts/odata/entity-type.ts';
import { isObject } from '../../contracts/odata/read-body.ts';
import { stated } from '../csdl/schemas.ts';
import type { DescribedEntity, Description } from '../description.ts';
import { pointer } from '../json-pointer.ts';
import type { Wanted } from '../wanted.ts';
import { deprecationIn } from './deprecation.ts';
import { propertyOf } from './describe-property.ts';
import type { Node, OpenApi } from './document.ts';
import { candidatesIn, postsOn, shapesIn, statementsIn } from './listed-paths.ts';
import type { Post } from './posts.ts';
import { type FlatSchema, schemaOf } from './schema-of.ts';

const componentNames = ({ entity, localName }: Wanted): readonly string[] => [entity, localName];

const isEntity = (document: OpenApi, wanted: Wanted, schema: Node | undefined): boolean =>
  schema !== undefined && componentNames(wanted).includes(schemaOf(document, schema).component ?? '');

/** A schema of the entity, and whether it is what a create sends. */
type Schema = FlatSchema & { readonly isSent: boolean };

/** The schemas of the entity: what the creates send, what they are answered with, and the components of its name. */
const schemasOf = (document: OpenApi, wanted: Wanted, posts: readonly Post[]): readonly Schema[] => {
  const named = componentNames(wanted).map((name) => document.at(`/components/schemas/${pointer(name)}`));
  const sent = posts.map((post) => post.sent);
  const others = [...posts.map(({ answered }) => answered), ...named];
  const flat = (isSent: boolean) => (node: Node | undefined) =>
    node === undefined ? [] : [{ ...schemaOf(document, node), isSent }];
  const schemas = [...sent.flatMap(flat(true)), ...others.flatMap(flat(false))];
  return [...new Map(schemas.toReversed().map((schema) => [schema.place, schema])).values()].toReversed();
};

/** Whether a create must send a property; undefined where what is sent leaves it open: it requires nothing, or is in another file. */
const requiredIn = (schemas: readonly Schema[], wanted: Wanted) => {
  const sent = schemas.filter(({ isSent }) => isSent);
  const states = ({ required }: Schema): boolean => wanted.properties.some((name) => required.has(name));
  return (schema: Schema, name: string): boolean | undefined => {
    if (schema.isSent) return schema.required.has(name) || (states(schema) ? false : undefined);
    const isLeftOut = sent.length > 0 && sent.every(({ isWhole, properties }) => isWhole && !properties.has(name));
    return isLeftOut ? false : undefined;
  };
};

/** Microsoft's converter writes `type: object` for every type, open or not, so that it says nothing. */
const isOpen = ({ keywords }: FlatSchema): boolean => {
  const { additionalProperties: more } = keywords;
  return more === true || (isObject(more) && more['type'] !== 'object');
};

const entityOf = (document: OpenApi, wanted: Wanted, posts: readonly Post[]): DescribedEntity | undefined => {
  const schemas = schemasOf(document, wanted, posts);
  const [first] = schemas;
  if (first === undefined) return undefined;
  const required = requiredIn(schemas, wanted);
  const all = schemas.flatMap((schema) =>
    [...schema.properties]
      .filter(([name]) => !name.startsWith('@'))
      .map((entry) => propertyOf(document, entry, required(schema, entry[0]))),
  );
  const keyProperties = all.filter(({ name }) => name === keyName);
  return {
    name: first.component ?? wanted.entity,
    place: first.place,
    isAbstract: false,
    isOpen: schemas.some(isOpen),
    properties: all.filter(({ name }) => name !== keyName),
    keyProperties,
    isWhole: schemas.every(({ isWhole }) => isWhole),
    navigations: [],
    subtypes: [],
    ...stated({
      // OpenAPI has no keys: a schema without it leaves it open.
      key: keyProperties.length === 0 ? undefined : [keyName],
      deprecated: deprecationIn(first.keywords),
    }),
  };
};

/** What an OpenAPI document says of the create that is wanted. */
export const describeOpenApiDocument = (document: OpenApi, wanted: Wanted): Description => {
  const shapes = shapesIn(document, wanted);
  const { plain, shapeOf } = shapes;
  const posts = postsOn(document, candidatesIn(document, wanted));
  const documented = new Set(Object.values(wanted.templates).map(shapeOf));
  const ours = posts.filter(({ template }) => documented.has(shapeOf(template)));
  const creating = posts.filter((post) => ours.includes(post) || isEntity(document, wanted, post.sent));
  const statementOn = statementsIn(document, shapes, posts);
  return {
    format: `OpenAPI ${document.version}`,
    ...stated({ entity: entityOf(document, wanted, ours.length > 0 ? ours : creating) }),
    namespace: '/components/schemas',
    isElsewhere: false,
    namesakes: [],
    paths: Object.fromEntries(
      Object.entries(wanted.templates).map(([name, template]) => [name, statementOn(shapeOf(template))]),
    ),
    creates: creating.map(({ create }) => ({ ...create, template: plain(create.template) })),
    recursive: [],
    isCapped: false,
  };
};

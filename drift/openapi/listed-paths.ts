// The paths that an OpenAPI document lists, compared with those of the contract.
import type { PathStatement } from '../description.ts';
import { pointer } from '../json-pointer.ts';
import { collectionsOf, shapeIn, type Wanted } from '../wanted.ts';
import type { OpenApi } from './document.ts';
import { type Post, postOn } from './posts.ts';

/** How the document's paths are compared with those of the contract. */
export type Shapes = {
  readonly shapeOf: (template: string) => string;
  /** A path without what the base URL adds to all of them. */
  readonly plain: (template: string) => string;
};

/** What the document's paths have before those of the contract, where none is documented as it stands: `/beta`, without parameters. */
const prefixIn = (documented: readonly string[], listed: readonly string[]): string => {
  if (documented.some((one) => listed.includes(one))) return '';
  const before = documented.flatMap((one) =>
    listed.filter((path) => path.endsWith(`/${one}`)).map((path) => path.slice(0, -one.length)),
  );
  return before.find((one) => !one.includes('{}')) ?? '';
};

/** How to compare the paths of a document. */
export const shapesIn = ({ paths = [] }: OpenApi, wanted: Wanted): Shapes => {
  const shape = shapeIn(wanted);
  const prefix = prefixIn(Object.values(wanted.templates).map(shape), paths.map(shape));
  const plain = (template: string): string =>
    prefix !== '' && template.startsWith(`/${prefix}`) ? `/${template.slice(prefix.length + 1)}` : template;
  return { plain, shapeOf: (template) => shape(plain(template)) };
};

/** The paths that may have to do with the entity: those of the contract, and those that mention it. */
export const candidatesIn = (document: OpenApi, wanted: Wanted): readonly string[] => {
  const collections = collectionsOf(wanted);
  return (document.paths ?? []).filter(
    (path) =>
      collections.some((name) => path.replace(/\/$/, '').endsWith(`/${name}`)) ||
      document.mentions(path, wanted.localName),
  );
};

const hasCast = (shape: string): boolean => shape.split('/').some((segment) => segment.includes('.'));

/** What a document says of documented paths, by their shapes. */
export const statementsIn = (
  document: OpenApi,
  { shapeOf }: Shapes,
  posts: readonly Post[],
): ((shape: string) => PathStatement) => {
  const { paths = [] } = document;
  const byShape = new Map(posts.map((post) => [shapeOf(post.template), post]));
  const listed = new Map(paths.map((path) => [shapeOf(path), path]));
  // Descriptions made from metadata leave out what is behind a cast, unless they are told otherwise.
  const castless = ![...listed.keys()].some(hasCast);
  return (shape) => {
    const post = byShape.get(shape);
    if (post !== undefined) return { says: 'allowed', create: post.create };
    const path = listed.get(shape);
    if (path !== undefined)
      return { says: 'contradicted', why: 'the description has no POST on it', place: `/paths/${pointer(path)}` };
    if (document.paths === undefined) return { says: 'unstated', why: 'the description has no paths' };
    return castless && hasCast(shape)
      ? { says: 'unstated', why: 'the description lists no path with a cast', place: '/paths' }
      : { says: 'contradicted', why: 'the description does not list it', place: '/paths' };
  };
};

/** The creates on some paths of a document. */
export const postsOn = (document: OpenApi, paths: readonly string[]): readonly Post[] =>
  paths.map((path) => postOn(document, path)).filter((post) => post !== undefined);

// What annotations say of a create: whether it is allowed, and with which permissions (OASIS Capabilities vocabulary:
// InsertRestrictions, NavigationRestrictions). What no annotation says stays undefined.
import { deprecationWords } from '../deprecation-words.ts';
import type { DescribedCreate, Place, Scheme } from '../description.ts';
import type { Model } from './model.ts';
import type { AnnotationValue, RawAnnotation } from './schemas.ts';

export type Restriction = Pick<DescribedCreate, 'insertable' | 'permissions' | 'schemes'> & {
  readonly place?: Place;
};

const insertRestrictions = 'Org.OData.Capabilities.V1.InsertRestrictions';
const navigationRestrictions = 'Org.OData.Capabilities.V1.NavigationRestrictions';
const revisions = 'Org.OData.Core.V1.Revisions';

type Fields = { readonly [name: string]: AnnotationValue };

const isList = (value: AnnotationValue | undefined): value is readonly AnnotationValue[] => Array.isArray(value);

const fieldsOf = (value: AnnotationValue | undefined): Fields =>
  typeof value === 'object' && value !== null && !isList(value) ? value : {};

const listOf = (value: AnnotationValue | undefined): readonly AnnotationValue[] => (isList(value) ? value : []);

/** The scopes of each way to sign in, such as `Application`, any one of which is enough. */
const schemesIn = (permissions: AnnotationValue | undefined): readonly Scheme[] =>
  listOf(permissions).flatMap((permission) => {
    const { SchemeName: name, Scopes: listed } = fieldsOf(permission);
    const scopes = listOf(listed)
      .map((scope) => fieldsOf(scope)['Scope'])
      .filter((scope) => typeof scope === 'string');
    return scopes.length === 0 ? [] : [{ name: typeof name === 'string' ? name : '', scopes }];
  });

const restrictionOf = (value: AnnotationValue | undefined, place: Place): Restriction => {
  const { Insertable: insertable, Permissions: permissions } = fieldsOf(value);
  const schemes = schemesIn(permissions);
  return {
    ...(typeof insertable === 'boolean' ? { insertable, place } : {}),
    ...(schemes.length === 0
      ? {}
      : { permissions: [...new Set(schemes.flatMap(({ scopes }) => scopes))], schemes, place }),
  };
};

/** The annotations of one target, and the path of navigation properties from it to the collection. */
export type Annotated = { readonly annotations: ReadonlyMap<string, RawAnnotation>; readonly rest: string };

const direct = ({ annotations, rest }: Annotated): Restriction => {
  const found = annotations.get(insertRestrictions);
  if (found === undefined) return {};
  if (rest === '') return restrictionOf(found.value, found.place);
  const { NonInsertableNavigationProperties: excluded } = fieldsOf(found.value);
  return listOf(excluded).includes(rest) ? { insertable: false, place: found.place } : {};
};

const restricted = ({ annotations, rest }: Annotated): Restriction => {
  const found = annotations.get(navigationRestrictions);
  const one = listOf(fieldsOf(found?.value)['RestrictedProperties'])
    .map(fieldsOf)
    .find(({ NavigationProperty: property }) => property === rest);
  return found === undefined || one === undefined ? {} : restrictionOf(one['InsertRestrictions'], found.place);
};

/** What the annotations of several targets say together; the nearest first, which decides. */
export const restrictionIn = (targets: readonly Annotated[]): Restriction => {
  const said: Restriction[] = targets.flatMap((target) => [direct(target), restricted(target)]);
  return Object.assign({}, ...said.reverse());
};

/** Why something is deprecated, by its annotations; undefined where they do not say so. */
export const deprecationIn = (annotations: ReturnType<Model['annotations']>): string | undefined => {
  const deprecated = listOf(annotations.get(revisions)?.value)
    .map(fieldsOf)
    .find(({ Kind: kind }) => typeof kind === 'string' && /(^|\/)Deprecated$/.test(kind));
  if (deprecated === undefined) return undefined;
  const { Description: description, Date: since, RemovalDate: removal } = deprecated;
  return deprecationWords({ description, since, removal });
};

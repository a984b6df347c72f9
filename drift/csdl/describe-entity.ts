// The entity as a model declares it, with what it inherits.
import type { DescribedEntity, DescribedProperty, DescribedType, Limits } from '../description.ts';
import { NotADescription } from '../not-a-description.ts';
import type { Model } from './model.ts';
import { deprecationIn } from './restrictions.ts';
import { type AnnotationValue, type RawEnum, type RawProperty, type RawType, stated } from './schemas.ts';

const core = 'Org.OData.Core.V1';
const validation = 'Org.OData.Validation.V1';

// Definitions may name one another.
const longestChain = 20;

type Resolved = { readonly type: DescribedType; readonly limits: Limits };

const enumOf = (model: Model, { name, isFlags, members, annotations, place }: RawEnum): DescribedType => ({
  kind: 'enum',
  name,
  isFlags,
  members: members.map((member) => ({
    name: member.name,
    value: member.value,
    place: member.place,
    ...stated({ deprecated: deprecationIn(model.annotations(`${name}/${member.name}`, member.annotations)) }),
  })),
  place,
  ...stated({ deprecated: deprecationIn(model.annotations(name, annotations)) }),
});

const typeOf = (model: Model, reference: string, depth = 0): Resolved => {
  const name = model.resolve(reference);
  const enumeration = model.enums.get(name);
  if (enumeration !== undefined) return { type: enumOf(model, enumeration), limits: {} };
  if (name.startsWith('Edm.')) return { type: { kind: 'primitive', name: name.slice('Edm.'.length) }, limits: {} };
  const definition = model.definitions.get(name);
  if (definition === undefined || depth > longestChain) return { type: { kind: 'other', name }, limits: {} };
  const { type, limits } = typeOf(model, definition.type, depth + 1);
  return { type, limits: { ...limits, ...definition.limits } };
};

const numberOf = (value: AnnotationValue | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;

/** Why a client cannot set a property (OASIS Core vocabulary: Computed, Permissions). */
const readOnlyBy = (annotations: ReturnType<Model['annotations']>): string | undefined => {
  if (annotations.get(`${core}.Computed`)?.value === true) return 'Core.Computed';
  const permission = annotations.get(`${core}.Permissions`)?.value;
  return typeof permission === 'string' && /(^|\/)(Read|None)$/.test(permission)
    ? `Core.Permissions ${permission}`
    : undefined;
};

const propertyOf = (model: Model, declaredBy: RawType, property: RawProperty): DescribedProperty => {
  const annotations = model.annotations(`${declaredBy.name}/${property.name}`, property.annotations);
  const { type, limits } = typeOf(model, property.type);
  return {
    name: property.name,
    place: property.place,
    type,
    isCollection: property.isCollection,
    nullable: property.nullable,
    limits: {
      ...limits,
      ...property.limits,
      ...stated({
        minimum: numberOf(annotations.get(`${validation}.Minimum`)?.value),
        maximum: numberOf(annotations.get(`${validation}.Maximum`)?.value),
      }),
    },
    ...stated({
      defaultValue: property.defaultValue,
      readOnly: readOnlyBy(annotations),
      deprecated: deprecationIn(annotations),
    }),
  };
};

/** Every property of a type and of those it inherits from; a property that stands twice counts as declared nearest. */
const propertiesOf = (model: Model, types: readonly RawType[]): DescribedProperty[] => {
  const found = new Map<string, DescribedProperty>();
  for (const type of types)
    for (const property of type.properties)
      if (!found.has(property.name)) found.set(property.name, propertyOf(model, type, property));
  return [...found.values()];
};

const refuseCircle = (model: Model, name: string): void => {
  const { types, isWhole } = model.lineOf(name);
  const base = types.at(-1)?.base;
  const above = isWhole || base === undefined ? undefined : model.types.get(model.resolve(base));
  if (above !== undefined)
    throw new NotADescription(`${above.place}: ${above.name} inherits from itself, which CSDL forbids`);
};

/**
 * The entity type with this name; undefined where the model declares none.
 * @throws NotADescription where it inherits from itself.
 */
export const entityIn = (model: Model, name: string): DescribedEntity | undefined => {
  refuseCircle(model, name);
  const { types, isWhole } = model.lineOf(name);
  const [own] = types;
  if (own === undefined) return undefined;
  const key = types.find((type) => type.key !== undefined)?.key;
  const properties = propertiesOf(model, types);
  const isKey = (property: DescribedProperty): boolean => key?.includes(property.name) ?? false;
  return {
    name,
    place: own.place,
    isAbstract: own.isAbstract,
    isOpen: types.some(({ isOpen }) => isOpen),
    ...stated({
      bases: isWhole ? types.slice(1).map((type) => type.name) : undefined,
      key: key ?? (isWhole ? [] : undefined),
      deprecated: deprecationIn(model.annotations(name, own.annotations)),
    }),
    properties: properties.filter((property) => !isKey(property)),
    keyProperties: properties.filter(isKey),
    isWhole,
    navigations: types.flatMap(({ navigations }) => navigations),
    subtypes: model.derivedOf(name),
  };
};

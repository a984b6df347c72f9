// Reads CSDL in XML into schemas, one declaration at a time (OData CSDL XML 4.01).
import { ownValue } from '../../contracts/odata/own-value.ts';
import { NotADescription } from '../not-a-description.ts';
import {
  emptySchemas,
  numberIn,
  type RawEnum,
  type RawNavigation,
  type RawProperty,
  type RawSet,
  type RawType,
  type Schemas,
  stated,
  typeIn,
} from './schemas.ts';
import { annotationsIn } from './xml-annotations.ts';
import { readXml, type XmlNode } from './xml-tree.ts';

const edm = /^http:\/\/docs\.oasis-open\.org\/odata\/ns\/edm(x)?$/;

const placeOf = ({ line }: XmlNode): string => `line ${line}`;
const nameOf = ({ attributes }: XmlNode): string => attributes['Name'] ?? '';
/** A boolean of XML Schema, as the schema of CSDL types these attributes. */
const booleans: Readonly<Record<string, boolean>> = { true: true, 1: true, false: false, 0: false };
const booleanIn = ({ attributes }: XmlNode, attribute: string): boolean | undefined =>
  ownValue(booleans, attributes[attribute]?.trim() ?? '');
const isSet = (node: XmlNode, attribute: string): boolean => booleanIn(node, attribute) === true;
const children = (node: XmlNode, name: string): XmlNode[] => node.children.filter((child) => child.name === name);

const limitsOf = (node: XmlNode) =>
  stated({
    maxLength: numberIn(node.attributes['MaxLength']),
    precision: numberIn(node.attributes['Precision']),
    unicode: booleanIn(node, 'Unicode'),
  });

const propertyOf = (node: XmlNode): RawProperty => ({
  name: nameOf(node),
  ...typeIn(node.attributes['Type'] ?? ''),
  // OData CSDL XML 4.01, 7.2.1: a property without the attribute is nullable.
  nullable: booleanIn(node, 'Nullable') ?? true,
  limits: limitsOf(node),
  ...stated({ defaultValue: node.attributes['DefaultValue'] }),
  annotations: annotationsIn(node),
  place: placeOf(node),
});

const navigationOf = (node: XmlNode): RawNavigation => ({
  name: nameOf(node),
  ...typeIn(node.attributes['Type'] ?? ''),
  isContained: isSet(node, 'ContainsTarget'),
  annotations: annotationsIn(node),
  place: placeOf(node),
});

const keyOf = (node: XmlNode): readonly string[] | undefined => {
  const [key] = children(node, 'Key');
  return key && children(key, 'PropertyRef').map(nameOf);
};

const typeOf = (node: XmlNode, namespace: string): RawType => ({
  name: `${namespace}.${nameOf(node)}`,
  ...stated({ base: node.attributes['BaseType'], key: keyOf(node) }),
  isAbstract: isSet(node, 'Abstract'),
  isOpen: isSet(node, 'OpenType'),
  properties: children(node, 'Property').map(propertyOf),
  navigations: children(node, 'NavigationProperty').map(navigationOf),
  annotations: annotationsIn(node),
  place: placeOf(node),
});

const enumOf = (node: XmlNode, namespace: string): RawEnum => ({
  name: `${namespace}.${nameOf(node)}`,
  isFlags: isSet(node, 'IsFlags'),
  // OData CSDL XML 4.01, 10.3: members without a value are numbered by their position.
  members: children(node, 'Member').map((member, index) => ({
    name: nameOf(member),
    value: numberIn(member.attributes['Value']) ?? index,
    annotations: annotationsIn(member),
    place: placeOf(member),
  })),
  annotations: annotationsIn(node),
  place: placeOf(node),
});

const setOf = (node: XmlNode): RawSet => ({
  name: nameOf(node),
  type: node.attributes['EntityType'] ?? node.attributes['Type'] ?? '',
  isCollection: node.name === 'EntitySet',
  annotations: annotationsIn(node),
  place: placeOf(node),
});

/** What each declaration of a schema adds, by the name of its element. */
const declarations: Readonly<Record<string, (schemas: Schemas, node: XmlNode, namespace: string) => void>> = {
  EntityType: ({ types }, node, namespace) => void types.push(typeOf(node, namespace)),
  EnumType: ({ enums }, node, namespace) => void enums.push(enumOf(node, namespace)),
  TypeDefinition: ({ definitions }, node, namespace) =>
    void definitions.push({
      name: `${namespace}.${nameOf(node)}`,
      type: node.attributes['UnderlyingType'] ?? '',
      limits: limitsOf(node),
    }),
  EntityContainer: ({ containers }, node, namespace) =>
    void containers.push({
      name: `${namespace}.${nameOf(node)}`,
      ...stated({ base: node.attributes['Extends'] }),
      sets: [...children(node, 'EntitySet'), ...children(node, 'Singleton')].map(setOf),
      place: placeOf(node),
    }),
  Annotations: ({ targets }, node) => {
    const annotations = node.attributes['Qualifier'] === undefined ? annotationsIn(node) : [];
    if (annotations.length > 0) targets.push({ target: node.attributes['Target'] ?? '', annotations });
  },
};

const learnAlias = ({ aliases, namespaces }: Schemas, node: XmlNode): void => {
  const { Namespace: namespace = '', Alias: alias } = node.attributes;
  if (!namespaces.has(namespace)) namespaces.set(namespace, placeOf(node));
  if (alias !== undefined) aliases.set(alias, namespace);
};

const learnInclude = ({ aliases, included }: Schemas, { attributes }: XmlNode): void => {
  const { Namespace: namespace, Alias: alias } = attributes;
  if (namespace === undefined) return;
  included.add(namespace);
  if (alias !== undefined) aliases.set(alias, namespace);
};

const onElement = (schemas: Schemas, node: XmlNode, around: readonly XmlNode[]): boolean => {
  const outer = around.at(-1);
  if (node.name === 'Include') {
    learnInclude(schemas, node);
    return false;
  }
  // Only what a declaration holds is kept until it ends.
  if (outer?.name !== 'Schema') return around.some(({ name }) => name === 'Schema');
  if (edm.test(node.namespace)) ownValue(declarations, node.name)?.(schemas, node, outer.attributes['Namespace'] ?? '');
  return false;
};

const rootError = ({ name, namespace, attributes }: XmlNode): string | undefined => {
  if (name !== 'Edmx' && name !== 'Schema') return `its root is <${name}>, not an Edmx or Schema of CSDL`;
  if (!edm.test(namespace)) return `it is not OData 4: the namespace of <${name}> is ${namespace || 'empty'}`;
  const { Version: version = '4.0' } = attributes;
  return version.startsWith('4') ? undefined : `it is CSDL of version ${version}; this reads version 4`;
};

/**
 * The schemas of a document of CSDL in XML.
 * @throws NotADescription for what is not well-formed, or not CSDL of OData 4.
 */
export const readCsdlXml = (text: string): Schemas => {
  const schemas = emptySchemas('CSDL 4 (XML)');
  let root: XmlNode | undefined;
  readXml(text, (node, around) => {
    if (around.length === 0) root = node;
    if (node.name === 'Schema') learnAlias(schemas, node);
    return onElement(schemas, node, around);
  });
  const error = root === undefined ? 'it has no element' : rootError(root);
  if (error !== undefined) throw new NotADescription(error);
  if (schemas.namespaces.size === 0) throw new NotADescription('it declares no schema');
  return schemas;
};

// Annotations of CSDL XML: their expressions as plain values (OData CSDL XML 4.01, 14.3 and 14.4).
import { ownValue } from '../../contracts/odata/own-value.ts';
import { type AnnotationValue, matters, type RawAnnotation } from './schemas.ts';
import type { XmlNode } from './xml-tree.ts';

const isTrue = (text: string): boolean => text.trim() === 'true';

/** Constant expressions, which stand as an attribute or as an element. */
const constants: Readonly<Record<string, (text: string) => AnnotationValue>> = {
  Bool: isTrue,
  Int: Number,
  Decimal: Number,
  Float: Number,
  String: (text) => text,
  Date: (text) => text,
  EnumMember: (text) => text.trim(),
  PropertyPath: (text) => text.trim(),
  NavigationPropertyPath: (text) => text.trim(),
  AnnotationPath: (text) => text.trim(),
  Path: (text) => text.trim(),
};

const constantIn = ({ attributes }: XmlNode): AnnotationValue | undefined => {
  for (const [name, read] of Object.entries(constants)) {
    const text = attributes[name];
    if (text !== undefined) return read(text);
  }
  return undefined;
};

const recordOf = (node: XmlNode): AnnotationValue =>
  Object.fromEntries(
    node.children
      .filter(({ name }) => name === 'PropertyValue')
      .map((child) => [child.attributes['Property'] ?? '', valueIn(child)]),
  );

const expressionOf = (node: XmlNode): AnnotationValue => {
  if (node.name === 'Record') return recordOf(node);
  if (node.name === 'Collection') return node.children.map(expressionOf);
  return ownValue(constants, node.name)?.(node.text) ?? null;
};

/** The value of an annotation or of a property of a record; without an expression it is true, the default of tagging terms. */
const valueIn = (node: XmlNode): AnnotationValue => {
  const expression = node.children.find(({ name }) => name !== 'Annotation');
  return constantIn(node) ?? (expression === undefined ? true : expressionOf(expression));
};

/** The annotations that an element holds, as far as they matter. Those with a qualifier are for other uses. */
export const annotationsIn = ({ children }: XmlNode): readonly RawAnnotation[] =>
  children
    .filter(({ name, attributes }) => name === 'Annotation' && matters(attributes['Term'] ?? ''))
    .filter(({ attributes }) => attributes['Qualifier'] === undefined)
    .map((node) => ({ term: node.attributes['Term'] ?? '', value: valueIn(node), place: `line ${node.line}` }));

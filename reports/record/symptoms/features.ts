// The features of a request: what is particular about its values and about how it is written, as sentences, so that failing
// requests can be told from passing ones.
import type { Definition } from '../../../contracts/definition.ts';
import { objectIn } from '../../../contracts/judging/created-entity.ts';
import type { Request } from '../../../contracts/judging/exchange.ts';
import { int32 } from '../../../contracts/odata/edm.ts';
import {
  type PropertyType,
  propertiesOfKind,
  propertyNamesOf,
  typeAnnotation,
} from '../../../contracts/odata/entity-type.ts';
import { bodyId, type RequirementId } from '../../../contracts/requirements/requirement-id.ts';
import { classesOfDateTime, dateTimeClasses } from './date-time-classes.ts';
import { measuresOf } from './measures.ts';
import type { Named } from './named.ts';
import { ofHeaders, ofMembers, ofNotation } from './notation.ts';
import { classesOfText, textClasses } from './text-classes.ts';

/** The features that a request has, and its value by each measure of the contract. */
export type Features = { readonly names: readonly Named[]; readonly measured: readonly (number | undefined)[] };

type OfValue = (value: unknown) => readonly Named[];

type Subject = { readonly says: string; readonly about?: RequirementId };

type Classes = { readonly all: readonly string[]; readonly placesOf: (text: string) => readonly number[] };

const classified = ({ says, ...about }: Subject, { all, placesOf }: Classes): OfValue => {
  const names = all.map((ending): Named => ({ name: `${says} ${ending}`, ...about }));
  return (value) => (typeof value === 'string' ? placesOf(value).flatMap((place) => names[place] ?? []) : []);
};

/** The features of values that stand for themselves. */
const listed = ({ says, ...about }: Subject, values: readonly unknown[]): OfValue => {
  const names = new Map(values.map((value) => [value, [{ name: `${says} is ${value}`, ...about }]]));
  return (value) => names.get(value) ?? [];
};

/** Where software that stores less than 32 bits ends, and where a number gets one more digit. */
const limits = [127, 255, 999, 9_999, 32_767, 65_535, 99_999, 999_999, 16_777_216] as const;

const ofNumber = (subject: Subject): OfValue => {
  const { says, ...about } = subject;
  const same = listed(subject, [0, int32.max]);
  const names = limits.map((limit): Named => ({ name: `${says} is above ${limit.toLocaleString('en')}`, ...about }));
  return (value) => [
    ...same(value),
    ...(typeof value === 'number' ? names.filter((_, place) => value > (limits[place] ?? 0)) : []),
  ];
};

const ofTexts: Classes = { all: textClasses, placesOf: classesOfText };
const ofDateTimes: Classes = { all: dateTimeClasses, placesOf: classesOfDateTime };

/** The value that the page shows: most requests have it, so it is sent again and again. */
const ofExample = ({ says, ...about }: Subject, example: unknown): OfValue => {
  const names: readonly Named[] = [{ name: `${says} is that of the page's example`, ...about }];
  return (value) => (typeof value === 'string' && value === example ? names : []);
};

const ofProperty = (property: string, type: PropertyType): OfValue => {
  const subject: Subject = { says: property, about: bodyId(property, 'values') };
  if (typeof type !== 'string') return listed(subject, type.members);
  return {
    String: () => classified(subject, ofTexts),
    Int32: () => ofNumber(subject),
    DateTimeOffset: () => classified(subject, ofDateTimes),
  }[type]();
};

const none = {};

/** Gives the features of requests to an operation. */
export const featuresOf = (contract: Definition): ((request: Request) => Features) => {
  const { entity } = contract;
  const documented = [typeAnnotation, ...propertyNamesOf(entity)];
  const byProperty = Object.entries(entity.properties).map(([name, type]) => [name, ofProperty(name, type)] as const);
  const shown = objectIn(contract.example.request) ?? {};
  const byExample = propertiesOfKind(entity, 'String').map(
    (name) => [name, ofExample({ says: name, about: bodyId(name, 'values') }, shown[name])] as const,
  );
  const strings = propertiesOfKind(entity, 'String');
  const ofAnyString = classified({ says: 'a string' }, ofTexts);
  const measures = measuresOf(contract);
  const ofBody = (request: Request): Features => {
    const written = ofNotation(request.body);
    const body = objectIn(request.body);
    if (!body) return { names: written, measured: measures.map(({ of }) => of(none, request)) };
    const names = [
      ...[...byProperty, ...byExample].flatMap(([name, of]) => of(body[name])),
      ...(strings.length > 1 ? new Set(strings.flatMap((name) => ofAnyString(body[name]))) : []),
      ...ofMembers(Object.keys(body), documented),
      ...written,
    ];
    return { names, measured: measures.map(({ of }) => of(body, request)) };
  };
  // One body is sent to every path in turn.
  let latest: { readonly body: Request['body']; readonly features: Features } | undefined;
  return (request) => {
    const { body } = request;
    const features = latest?.body === body ? latest.features : ofBody(request);
    latest = { body, features };
    const more = ofHeaders(request);
    return more.length === 0 ? features : { ...features, names: [...features.names, ...more] };
  };
};

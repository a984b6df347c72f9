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

type Body = Readonly<Record<string, unknown>>;

const none: readonly Named[] = [];

/** Adds what is said of a subject: in which classes it is, by their places in a list of all. */
const classified = ({ says, ...about }: Subject, all: readonly string[]) => {
  const names = all.map((ending): Named => ({ name: `${says} ${ending}`, ...about }));
  return (places: readonly number[], found: Named[]): void => {
    for (const place of places) {
      const named = names[place];
      if (named) found.push(named);
    }
  };
};

/** The features of values that stand for themselves. */
const listed = ({ says, ...about }: Subject, values: readonly unknown[]): OfValue => {
  const names = new Map(values.map((value) => [value, [{ name: `${says} is ${value}`, ...about }]]));
  return (value) => names.get(value) ?? none;
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

const ofDateTime = (subject: Subject): OfValue => {
  const say = classified(subject, dateTimeClasses);
  return (value) => {
    const found: Named[] = [];
    if (typeof value === 'string') say(classesOfDateTime(value), found);
    return found;
  };
};

/** The features of all strings in a body: of each, and where there are several, of any. */
const ofStrings = (properties: readonly string[]): ((body: Body) => Named[]) => {
  const each = properties.map((name) => {
    const say = classified({ says: name, about: bodyId(name, 'values') }, textClasses);
    return { name, say };
  });
  const sayOfAny = classified({ says: 'a string' }, textClasses);
  return (body) => {
    const [found, ofAny]: readonly [Named[], number[]] = [[], []];
    for (const { name, say } of each) {
      const value = body[name];
      if (typeof value !== 'string') continue;
      const places = classesOfText(value);
      say(places, found);
      for (const place of places) if (!ofAny.includes(place)) ofAny.push(place);
    }
    if (properties.length > 1) sayOfAny(ofAny, found);
    return found;
  };
};

/** The value that the page shows: most requests have it, so it is sent again and again. */
const ofExample = ({ says, ...about }: Subject, example: unknown): OfValue => {
  const names: readonly Named[] = [{ name: `${says} is that of the page's example`, ...about }];
  return (value) => (typeof value === 'string' && value === example ? names : none);
};

const ofProperty = (property: string, type: PropertyType): OfValue => {
  const subject: Subject = { says: property, about: bodyId(property, 'values') };
  if (typeof type !== 'string') return listed(subject, type.members);
  // Strings are looked at together.
  return { String: () => () => none, Int32: () => ofNumber(subject), DateTimeOffset: () => ofDateTime(subject) }[
    type
  ]();
};

const nothing: Body = {};

/** Gives the features of requests to an operation. */
export const featuresOf = (contract: Definition): ((request: Request) => Features) => {
  const { entity } = contract;
  const documented = [typeAnnotation, ...propertyNamesOf(entity)];
  const strings = propertiesOfKind(entity, 'String');
  const byProperty = Object.entries(entity.properties).map(([name, type]) => [name, ofProperty(name, type)] as const);
  const shown = objectIn(contract.example.request) ?? {};
  const byExample = strings.map(
    (name) => [name, ofExample({ says: name, about: bodyId(name, 'values') }, shown[name])] as const,
  );
  const byValue = [...byProperty, ...byExample];
  const inStrings = ofStrings(strings);
  const measures = measuresOf(contract);
  const ofBody = (request: Request): Features => {
    const written = ofNotation(request.body);
    const body = objectIn(request.body);
    if (!body) return { names: written, measured: measures.map(({ of }) => of(nothing, request)) };
    const names = inStrings(body);
    names.push(...ofMembers(Object.keys(body), documented), ...written);
    for (const [name, of] of byValue) for (const named of of(body[name])) names.push(named);
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

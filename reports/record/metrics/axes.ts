// The axes of coverage: the classes that the value of each property in a valid body can fall into.

import type { Definition } from '../../../contracts/definition.ts';
import { int32 } from '../../../contracts/odata/edm.ts';
import type { Enumeration, PropertyType } from '../../../contracts/odata/entity-type.ts';
import { dateTimeClasses } from '../../../fixtures/cases/date-times.ts';
import { stringClasses } from '../../../fixtures/cases/strings.ts';

type Body = Readonly<Record<string, unknown>>;

/** `classes` lists every class, sent or not; `of` gives those that a body falls into. */
export type Axis = {
  readonly about: string;
  readonly classes: readonly string[];
  readonly of: (body: Body) => readonly string[];
};

const generated = 'any other, generated';

/** Finds the class that a value is listed in. */
const listedIn = (classes: Readonly<Record<string, readonly string[]>>): ((value: string) => string) => {
  const byValue = new Map(Object.entries(classes).flatMap(([name, values]) => values.map((value) => [value, name])));
  return (value) => byValue.get(value) ?? generated;
};

const textIn = (body: Body, property: string): string | undefined => {
  const value = body[property];
  return typeof value === 'string' ? value : undefined;
};

const classesOfText = (property: string, about: string, classes: Readonly<Record<string, readonly string[]>>): Axis => {
  const classOf = listedIn(classes);
  return {
    about: `${property}: ${about}`,
    classes: [...Object.keys(classes), generated],
    of: (body) => {
      const text = textIn(body, property);
      return text === undefined ? [] : [classOf(text)];
    },
  };
};

const counts = [
  ['0', 0],
  ['1 to 9', 9],
  ['10 to 999', 999],
  ['1,000 to 32,767', 32_767],
  ['32,768 to 65,535', 65_535],
  ['65,536 to 2,147,483,646', int32.max - 1],
  ['2,147,483,647', int32.max],
] as const;

const numbers = (property: string): Axis => ({
  about: `${property}: numbers`,
  classes: counts.map(([name]) => name),
  of: ({ [property]: value }) => {
    const found = counts.find(([, most]) => typeof value === 'number' && value >= 0 && value <= most);
    return found ? [found[0]] : [];
  },
});

const members = (property: string, { members: classes }: Enumeration): Axis => ({
  about: `${property}: members`,
  classes,
  of: ({ [property]: value }) => (typeof value === 'string' ? [value] : []),
});

const ending = /T[\d:]+(?:\.(\d+))?(?:(Z)|([+-])(\d\d):(\d\d))$/;

const offsetClasses = ['Z', '+00:00', '-00:00', 'east of UTC', 'west of UTC', 'not a whole hour', '14:00'] as const;

const offsetsOf = (text: string): readonly (typeof offsetClasses)[number][] => {
  const [, , zulu, sign, hours, minutes] = ending.exec(text) ?? [];
  if (zulu !== undefined) return ['Z'];
  if (sign === undefined) return [];
  if (hours === '00' && minutes === '00') return [sign === '+' ? '+00:00' : '-00:00'];
  return [
    sign === '+' ? 'east of UTC' : 'west of UTC',
    ...(minutes === '00' ? [] : (['not a whole hour'] as const)),
    ...(hours === '14' ? (['14:00'] as const) : []),
  ];
};

const fractionDigits = (property: string): Axis => ({
  about: `${property}: fraction digits`,
  classes: ['0', '1', '2', '3', '4', '5', '6', '7'],
  of: (body) => {
    const match = ending.exec(textIn(body, property) ?? '');
    return match ? [String(match[1]?.length ?? 0)] : [];
  },
});

const offsets = (property: string): Axis => ({
  about: `${property}: offsets`,
  classes: offsetClasses,
  of: (body) => offsetsOf(textIn(body, property) ?? ''),
});

/** The axes of a property; `documented` is its value in the page's example. */
const axesOfProperty = (property: string, type: PropertyType, documented: string): readonly Axis[] => {
  if (typeof type !== 'string') return [members(property, type)];
  const withExample = { documented: [documented] };
  return {
    String: () => [classesOfText(property, 'strings', { ...withExample, ...stringClasses })],
    Int32: () => [numbers(property)],
    DateTimeOffset: () => [
      fractionDigits(property),
      offsets(property),
      classesOfText(property, 'forms', { ...withExample, ...dateTimeClasses }),
    ],
  }[type]();
};

/** The axes by which valid bodies are classified. */
export const axesOf = ({ entity, example }: Definition): readonly Axis[] => {
  const values: Readonly<Record<string, unknown>> = JSON.parse(example.request);
  return Object.entries(entity.properties).flatMap(([property, type]) =>
    axesOfProperty(property, type, String(values[property])),
  );
};

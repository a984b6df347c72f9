// The axes of coverage: into which classes a valid body falls, by each of its properties.

import { int32 } from '../../../contracts/odata/edm.ts';
import { isObject, readBody } from '../../../contracts/odata/read-body.ts';
import { exampleRequestBody } from '../../../contracts/user-status/documented/example.ts';
import { complianceStatus, type propertyNames } from '../../../contracts/user-status/entity.ts';
import { dateTimeClasses } from '../../../fixtures/cases/date-times.ts';
import { stringClasses } from '../../../fixtures/cases/strings.ts';

type Body = Readonly<Record<string, unknown>>;

/** `classes` are all there are, sent or not; `of` gives those a body falls into. */
export type Axis = {
  readonly about: string;
  readonly classes: readonly string[];
  readonly of: (body: Body) => readonly string[];
};

const example = readBody(exampleRequestBody);
const documented = 'value' in example && isObject(example.value) ? example.value : {};

const generated = 'any other, generated';

/** Finds the class that a value is listed in. */
const listedIn = (classes: Readonly<Record<string, readonly string[]>>): ((value: string) => string) => {
  const byValue = new Map(Object.entries(classes).flatMap(([name, values]) => values.map((value) => [value, name])));
  return (value) => byValue.get(value) ?? generated;
};

const strings = (property: (typeof propertyNames)[number]): Axis => {
  const classes = { documented: [String(documented[property])], ...stringClasses };
  const classOf = listedIn(classes);
  return {
    about: `${property}: strings`,
    classes: [...Object.keys(classes), generated],
    of: ({ [property]: value }) => (typeof value === 'string' ? [classOf(value)] : []),
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

const devicesCount: Axis = {
  about: 'devicesCount: numbers',
  classes: counts.map(([name]) => name),
  of: ({ devicesCount: value }) => {
    const found = counts.find(([, most]) => typeof value === 'number' && value >= 0 && value <= most);
    return found ? [found[0]] : [];
  },
};

const status: Axis = {
  about: 'status: members',
  classes: complianceStatus,
  of: ({ status: value }) => (typeof value === 'string' ? [value] : []),
};

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

const textOf = ({ lastReportedDateTime: value }: Body): string => (typeof value === 'string' ? value : '');
const dateClassOf = listedIn(dateTimeClasses);

const dateTimes: readonly Axis[] = [
  {
    about: 'lastReportedDateTime: fraction digits',
    classes: ['0', '1', '2', '3', '4', '5', '6', '7'],
    of: (body) => {
      const match = ending.exec(textOf(body));
      return match ? [String(match[1]?.length ?? 0)] : [];
    },
  },
  { about: 'lastReportedDateTime: offsets', classes: offsetClasses, of: (body) => offsetsOf(textOf(body)) },
  {
    about: 'lastReportedDateTime: forms',
    classes: [...Object.keys(dateTimeClasses), generated],
    of: (body) => [dateClassOf(textOf(body))],
  },
];

/** What a valid body is looked at for. */
export const axes: readonly Axis[] = [
  status,
  ...dateTimes,
  devicesCount,
  strings('userDisplayName'),
  strings('userPrincipalName'),
];

// The one judge of requests: what a request breaks, of all that the contract says about creates.
import type { Definition } from '../definition.ts';
import { encodingOf } from '../odata/content-encoding.ts';
import { mediaType, method } from '../odata/create.ts';
import {
  aValueOf,
  keyName,
  odataTypeOf,
  type PropertyType,
  propertiesOfKind,
  typeAnnotation,
} from '../odata/entity-type.ts';
import { admitsJson, essence, isUtf8 } from '../odata/media-type.ts';
import { isInteger, isPlainInteger, type WrittenMember, writtenMembers } from '../odata/members.ts';
import type { Paths } from '../odata/paths.ts';
import { isObject, readBody } from '../odata/read-body.ts';
import { valueError } from '../odata/value-errors.ts';
import { type AboutProperty, bodyId, type RequirementId } from '../requirements/requirement-id.ts';
import type { Finding, Headers, Request } from './exchange.ts';
import { judgeAuthorization } from './judge-authorization.ts';
import { show } from './show.ts';

type Json = Readonly<Record<string, unknown>>;
type Property = readonly [name: string, type: PropertyType];

const propertyFinding = ([name, type]: Property, about: AboutProperty, value: unknown): Finding => ({
  requirement: bodyId(name, about),
  location: `/${name}`,
  expected: aValueOf(type),
  actual: show(value),
});

const judgeProperty = (body: Json, property: Property): Finding | undefined => {
  const [name, type] = property;
  if (!Object.hasOwn(body, name)) return propertyFinding(property, 'missing', undefined);
  const error = valueError(type, body[name]);
  return error && propertyFinding(property, error, body[name]);
};

const judgeName = ({ entity }: Definition, body: Json, name: string): Finding | undefined => {
  const finding = (requirement: RequirementId, expected: string): Finding => ({
    requirement,
    location: `/${name}`,
    expected,
    actual: show(body[name]),
  });
  if (name === typeAnnotation) {
    const expected = odataTypeOf(entity);
    return body[name] === expected ? undefined : finding('bodies.odataType', expected);
  }
  if (name === keyName) return finding('bodies.id', `no ${keyName} in a create`);
  if (name.includes('@')) return finding('bodies.annotations', `no annotation but ${typeAnnotation}`);
  return Object.hasOwn(entity.properties, name)
    ? undefined
    : finding('bodies.undeclared', 'only properties that the entity declares');
};

const isFinding = (finding: Finding | undefined): finding is Finding => finding !== undefined;

const judgeNotation = (name: string, text: string): Finding | undefined => {
  if (isPlainInteger(text)) return undefined;
  const [about, expected]: readonly [AboutProperty, string] = isInteger(text)
    ? ['notation', 'digits alone']
    : ['fraction', aValueOf('Int32')];
  return { requirement: bodyId(name, about), location: `/${name}`, expected, actual: text };
};

/** How the Int32 of a body are written, where nothing else is wrong with them. */
const judgeNotations = (
  { entity }: Definition,
  members: readonly WrittenMember[],
  found: readonly Finding[],
): readonly Finding[] => {
  const notations = propertiesOfKind(entity, 'Int32')
    .filter((property) => !found.some(({ location }) => location === `/${property}`))
    .map((property) => {
      const text = members.findLast(({ name }) => name === property)?.text;
      return text === undefined ? undefined : judgeNotation(property, text);
    })
    .filter(isFinding);
  return notations.length === 0 ? found : [...found, ...notations];
};

// Which of two members counts is unspecified, and so is what either of them holds.
const judgeDuplicates = (members: readonly WrittenMember[], found: readonly Finding[]): readonly Finding[] => {
  const twice = [...Map.groupBy(members, ({ name }) => name)].filter(([, { length }]) => length > 1);
  return [
    ...twice.map(
      ([name, { length }]): Finding => ({
        requirement: 'bodies.duplicates',
        location: `/${name}`,
        expected: 'each name once',
        actual: `${length} times`,
      }),
    ),
    ...found.filter(({ location }) => !twice.some(([name]) => location === `/${name}`)),
  ];
};

const unreadable = { empty: 'bodies.empty', malformed: 'bodies.malformed' } as const;

/** What a body breaks: nothing when a provider must accept it. */
export const judgeBody = (definition: Definition, body: string | Uint8Array): readonly Finding[] => {
  const reading = readBody(body);
  const expected = `a JSON representation of a ${definition.entity.name}`;
  if ('unreadable' in reading)
    return [{ requirement: unreadable[reading.unreadable], location: '', expected, actual: reading.why }];
  const { value, text } = reading;
  if (!isObject(value)) return [{ requirement: 'bodies.notObject', location: '', expected, actual: show(value) }];
  const names = Object.keys(value);
  const found = [
    ...Object.entries(definition.entity.properties).map((property) => judgeProperty(value, property)),
    ...names.map((name) => judgeName(definition, value, name)),
  ].filter(isFinding);
  const members = writtenMembers(text);
  const judged = judgeNotations(definition, members, found);
  return members.length === names.length ? judged : judgeDuplicates(members, judged);
};

const judgeContentType = (headers: Headers): readonly Finding[] => {
  const contentType = headers['content-type'];
  const finding = (requirement: RequirementId, expected: string): readonly Finding[] => [
    { requirement, location: 'content-type', expected, actual: show(contentType) },
  ];
  // Nearly every request says just this.
  if (contentType === mediaType) return [];
  if (contentType === undefined || essence(contentType) !== mediaType)
    return finding('headers.contentType.other', mediaType);
  if (/ieee754compatible\s*=\s*true/i.test(contentType))
    return finding('headers.contentType.ieee754', 'no IEEE754Compatible');
  return isUtf8(contentType) ? [] : finding('headers.contentType.otherCharset', 'UTF-8');
};

const judgeTarget = ({ paths }: Judging, request: Request): readonly Finding[] => {
  const match = paths.match(request.path);
  const isCreate = match?.rest === '' && request.method === method;
  if (isCreate && paths.isDocumented(match.path)) return [];
  return [
    {
      requirement: isCreate ? 'paths.metadata' : 'paths.documented',
      location: 'path',
      expected: `${method} on one of the ${paths.names.filter(paths.isDocumented).length} documented paths`,
      actual: `${request.method} ${request.path}`,
    },
  ];
};

const judgeRepeated = ({ repeated = [] }: Request): readonly Finding[] =>
  repeated.map((name) => ({
    requirement: 'headers.repeated',
    location: name,
    expected: 'one header line',
    actual: 'more than one',
  }));

/** What a request's Accept breaks. It binds clients only: a provider may answer such a request as it likes. */
const judgeAccept = ({ accept }: Headers): readonly Finding[] => {
  // As in the example of the page.
  if (accept === undefined) return [];
  const admits = admitsJson(accept);
  if (admits === 'named') return [];
  const requirement = admits === 'no' ? 'headers.accept.json' : 'headers.accept.named';
  return [{ requirement, location: 'accept', expected: mediaType, actual: show(accept) }];
};

// An encoded body is not decoded: what it holds is not judged.
const judgeSentBody = (definition: Definition, { headers, body }: Request): readonly Finding[] => {
  const encoding = encodingOf(headers['content-encoding']);
  if (encoding === undefined) return judgeBody(definition, body);
  return [
    {
      requirement: 'headers.contentEncoding',
      location: 'content-encoding',
      expected: 'a body without encoding',
      actual: encoding,
    },
  ];
};

type Judging = Definition & { readonly paths: Paths };

/**
 * Everything a request breaks, of all levels; an empty list is a create that a provider must accept.
 * Pure: depends on the request alone, whose `grant` says what is known of its token.
 */
export const judgeRequest = (contract: Judging, request: Request): readonly Finding[] => [
  ...judgeTarget(contract, request),
  ...judgeAuthorization(request),
  ...judgeContentType(request.headers),
  ...judgeRepeated(request),
  ...judgeAccept(request.headers),
  ...judgeSentBody(contract, request),
];

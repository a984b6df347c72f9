// The one judge of requests: what a request breaks, of all that the contract says about creates.

import { admitsJson, essence, isUtf8 } from '../odata/media-type.ts';
import { isInteger, isPlainInteger, type WrittenMember, writtenMembers } from '../odata/members.ts';
import { isObject, readBody } from '../odata/read-body.ts';
import { type ValueError, valueError } from '../odata/value-errors.ts';
import {
  keyName,
  odataType,
  type PropertyName,
  properties,
  propertyNames,
  typeAnnotation,
} from '../user-status/entity.ts';
import { matchPath, mediaType, method } from '../user-status/operation.ts';
import type { Finding, Headers, Request } from './exchange.ts';
import { show } from './show.ts';

const declared: ReadonlySet<string> = new Set([...propertyNames, keyName, typeAnnotation]);

const expectedFor: Record<PropertyName, string> = {
  userDisplayName: 'a String',
  devicesCount: 'an Int32',
  status: 'a member of complianceStatus',
  lastReportedDateTime: 'a DateTimeOffset',
  userPrincipalName: 'a String',
};

const missed = (name: PropertyName, kind: ValueError | 'missing', value: unknown): Finding => ({
  requirement: `bodies.${name}.${kind}`,
  location: `/${name}`,
  expected: expectedFor[name],
  actual: show(value),
});

const judgeProperty = (body: Readonly<Record<string, unknown>>, name: PropertyName): Finding | undefined => {
  if (!Object.hasOwn(body, name)) return missed(name, 'missing', undefined);
  const kind = valueError(properties[name], body[name]);
  return kind && missed(name, kind, body[name]);
};

const judgeName = (body: Readonly<Record<string, unknown>>, name: string): Finding | undefined => {
  const finding = (kind: string, expected: string): Finding => ({
    requirement: `bodies.${kind}`,
    location: `/${name}`,
    expected,
    actual: show(body[name]),
  });
  if (name === typeAnnotation) return body[name] === odataType ? undefined : finding('odataType', odataType);
  if (name === keyName) return finding('id', 'no id in a create');
  if (name.includes('@')) return finding('annotations', `no annotation but ${typeAnnotation}`);
  return declared.has(name) ? undefined : finding('undeclared', 'only properties that the entity declares');
};

const isFinding = (finding: Finding | undefined): finding is Finding => finding !== undefined;

const judgeNotation = (text: string): Finding | undefined => {
  const finding = (kind: string, expected: string): Finding => ({
    requirement: `bodies.devicesCount.${kind}`,
    location: '/devicesCount',
    expected,
    actual: text,
  });
  if (isPlainInteger(text)) return undefined;
  return isInteger(text) ? finding('notation', 'digits alone') : finding('fraction', expectedFor.devicesCount);
};

const judgeCount = (members: readonly WrittenMember[], found: readonly Finding[]): readonly Finding[] => {
  if (found.some(({ location }) => location === '/devicesCount')) return found;
  const count = members.findLast(({ name }) => name === 'devicesCount')?.text;
  const finding = count === undefined ? undefined : judgeNotation(count);
  return finding ? [...found, finding] : found;
};

// Which of two members counts is unspecified, and so is what either of them holds.
const judgeDuplicates = (members: readonly WrittenMember[], found: readonly Finding[]): readonly Finding[] => {
  const twice = [...Map.groupBy(members, ({ name }) => name)].filter(([, { length }]) => length > 1);
  return [
    ...twice.map(([name, { length }]) => ({
      requirement: 'bodies.duplicates',
      location: `/${name}`,
      expected: 'each name once',
      actual: `${length} times`,
    })),
    ...found.filter(({ location }) => !twice.some(([name]) => location === `/${name}`)),
  ];
};

const judgeWriting = (text: string, names: readonly string[], found: readonly Finding[]): readonly Finding[] => {
  const members = writtenMembers(text);
  const judged = judgeCount(members, found);
  return members.length === names.length ? judged : judgeDuplicates(members, judged);
};

/** What a body breaks: nothing when a provider must accept it. */
export const judgeBody = (body: string | Uint8Array): readonly Finding[] => {
  const reading = readBody(body);
  const expected = 'a JSON representation of a deviceConfigurationUserStatus';
  if ('unreadable' in reading)
    return [{ requirement: `bodies.${reading.unreadable}`, location: '', expected, actual: reading.why }];
  const { value, text } = reading;
  if (!isObject(value)) return [{ requirement: 'bodies.notObject', location: '', expected, actual: show(value) }];
  const names = Object.keys(value);
  const found = [
    ...propertyNames.map((name) => judgeProperty(value, name)),
    ...names.map((name) => judgeName(value, name)),
  ].filter(isFinding);
  return judgeWriting(text, names, found);
};

const authorizationFault = (authorization: string | undefined): string | undefined => {
  if (authorization === undefined) return 'missing';
  if (/^bearer *$/i.test(authorization)) return 'emptyBearer';
  return /^bearer +\S+$/i.test(authorization) ? undefined : 'otherScheme';
};

const judgeAuthorization = ({ headers, grant }: Request): Finding[] => {
  const fault = authorizationFault(headers['authorization']);
  const actual = headers['authorization'] === undefined ? 'no Authorization' : 'another Authorization';
  if (fault)
    return [{ requirement: `authorization.${fault}`, location: 'authorization', expected: 'Bearer <token>', actual }];
  if (grant === 'insufficient' || grant === 'personal') {
    const about = grant === 'insufficient' ? 'permission' : 'personalAccount';
    return [
      {
        requirement: `authorization.${about}`,
        location: 'authorization',
        expected: 'a token with the permission',
        actual: grant,
      },
    ];
  }
  return [];
};

const judgeContentType = (headers: Headers): Finding[] => {
  const contentType = headers['content-type'];
  const finding = (kind: string, expected: string): Finding[] => [
    { requirement: `headers.contentType.${kind}`, location: 'content-type', expected, actual: show(contentType) },
  ];
  // Nearly every request says just this.
  if (contentType === mediaType) return [];
  if (contentType === undefined || essence(contentType) !== mediaType) return finding('other', mediaType);
  if (/ieee754compatible\s*=\s*true/i.test(contentType)) return finding('ieee754', 'no IEEE754Compatible');
  return isUtf8(contentType) ? [] : finding('otherCharset', 'UTF-8');
};

const judgeTarget = (request: Request): Finding[] => {
  const match = matchPath(request.path);
  if (match?.rest === '' && request.method === method) return [];
  return [
    {
      requirement: 'paths.documented',
      location: 'path',
      expected: `${method} on one of the eight documented paths`,
      actual: `${request.method} ${request.path}`,
    },
  ];
};

/** What a request's Accept breaks. It binds clients only: a provider may answer such a request as it likes. */
const judgeAccept = (headers: Headers): Finding[] => {
  const { accept } = headers;
  const admits = admitsJson(accept);
  if (admits === 'named') return [];
  const requirement = admits === 'no' ? 'headers.accept.json' : 'headers.accept.named';
  return [{ requirement, location: 'accept', expected: mediaType, actual: show(accept) }];
};

/**
 * Everything a request breaks, of all levels; an empty list is a create that a provider must accept.
 * Pure: depends on the request alone, whose `grant` says what is known of its token.
 */
export const judgeRequest = (request: Request): Finding[] => [
  ...judgeTarget(request),
  ...judgeAuthorization(request),
  ...judgeContentType(request.headers),
  ...judgeAccept(request.headers),
  ...judgeBody(request.body),
];

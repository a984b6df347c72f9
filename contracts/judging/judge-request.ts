// The one judge of requests: what a request breaks, of all that the contract says about creates.

import { admitsJson, essence, isUtf8 } from '../odata/media-type.ts';
import { isInteger, isPlainInteger, type WrittenMember, writtenMembers } from '../odata/members.ts';
import { isObject, readBody } from '../odata/read-body.ts';
import { type Misfit, misfit } from '../odata/value-errors.ts';
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

const owedFor: Record<PropertyName, string> = {
  userDisplayName: 'a String',
  devicesCount: 'an Int32',
  status: 'a member of complianceStatus',
  lastReportedDateTime: 'a DateTimeOffset',
  userPrincipalName: 'a String',
};

const missed = (name: PropertyName, kind: Misfit | 'missing', value: unknown): Finding => ({
  requirement: `bodies.${name}.${kind}`,
  where: `/${name}`,
  owed: owedFor[name],
  got: show(value),
});

const judgeProperty = (body: Readonly<Record<string, unknown>>, name: PropertyName): Finding | undefined => {
  if (!Object.hasOwn(body, name)) return missed(name, 'missing', undefined);
  const kind = misfit(properties[name], body[name]);
  return kind && missed(name, kind, body[name]);
};

const judgeName = (body: Readonly<Record<string, unknown>>, name: string): Finding | undefined => {
  const finding = (kind: string, owed: string): Finding => ({
    requirement: `bodies.${kind}`,
    where: `/${name}`,
    owed,
    got: show(body[name]),
  });
  if (name === typeAnnotation) return body[name] === odataType ? undefined : finding('odataType', odataType);
  if (name === keyName) return finding('id', 'no id in a create');
  if (name.includes('@')) return finding('annotations', `no annotation but ${typeAnnotation}`);
  return declared.has(name) ? undefined : finding('undeclared', 'only properties that the entity declares');
};

const isFinding = (finding: Finding | undefined): finding is Finding => finding !== undefined;

const judgeNotation = (text: string): Finding | undefined => {
  const finding = (kind: string, owed: string): Finding => ({
    requirement: `bodies.devicesCount.${kind}`,
    where: '/devicesCount',
    owed,
    got: text,
  });
  if (isPlainInteger(text)) return undefined;
  return isInteger(text) ? finding('notation', 'digits alone') : finding('fraction', owedFor.devicesCount);
};

const judgeCount = (members: readonly WrittenMember[], found: readonly Finding[]): readonly Finding[] => {
  if (found.some(({ where }) => where === '/devicesCount')) return found;
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
      where: `/${name}`,
      owed: 'each name once',
      got: `${length} times`,
    })),
    ...found.filter(({ where }) => !twice.some(([name]) => where === `/${name}`)),
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
  const owed = 'a JSON representation of a deviceConfigurationUserStatus';
  if ('unreadable' in reading)
    return [{ requirement: `bodies.${reading.unreadable}`, where: '', owed, got: reading.why }];
  const { value, text } = reading;
  if (!isObject(value)) return [{ requirement: 'bodies.notObject', where: '', owed, got: show(value) }];
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
  const got = headers['authorization'] === undefined ? 'no Authorization' : 'another Authorization';
  if (fault) return [{ requirement: `authorization.${fault}`, where: 'authorization', owed: 'Bearer <token>', got }];
  if (grant === 'insufficient' || grant === 'personal') {
    const about = grant === 'insufficient' ? 'permission' : 'personalAccount';
    return [
      {
        requirement: `authorization.${about}`,
        where: 'authorization',
        owed: 'a token with the permission',
        got: grant,
      },
    ];
  }
  return [];
};

const judgeContentType = (headers: Headers): Finding[] => {
  const contentType = headers['content-type'];
  const finding = (kind: string, owed: string): Finding[] => [
    { requirement: `headers.contentType.${kind}`, where: 'content-type', owed, got: show(contentType) },
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
      where: 'path',
      owed: `${method} on one of the eight documented paths`,
      got: `${request.method} ${request.path}`,
    },
  ];
};

/** What a request's Accept breaks. It binds clients only: a provider may answer such a request as it likes. */
const judgeAccept = (headers: Headers): Finding[] => {
  const { accept } = headers;
  const admits = admitsJson(accept);
  if (admits === 'named') return [];
  const requirement = admits === 'no' ? 'headers.accept.json' : 'headers.accept.named';
  return [{ requirement, where: 'accept', owed: mediaType, got: show(accept) }];
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

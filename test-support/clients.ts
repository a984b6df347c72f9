// Clients with one mistake each, and clients that are unusual but lawful: what each sends instead of the plain create.

import { gzipSync } from 'node:zlib';
import { method as create } from '../contracts/odata/create.ts';
import type { RequirementId } from '../contracts/requirements/requirement-id.ts';
import { userStatus } from '../contracts/user-status/contract.ts';
import { exampleRequestBody } from '../contracts/user-status/documented/example.ts';
import type { PropertyName } from '../contracts/user-status/entity.ts';
import { paths } from '../contracts/user-status/operation.ts';
import { prefix } from '../fixtures/tenant/prefix.ts';
import { tenantTokens } from '../fixtures/tenant/tokens.ts';

export type Sent = {
  readonly method: string;
  /** The whole path of the URL. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Further header lines, sent before these. */
  readonly lines?: readonly (readonly [name: string, value: string])[];
  readonly body: string | Uint8Array;
};

export type Client = { readonly says: string; readonly sends: Sent };

/** A client with one mistake, and the requirement it breaks. */
export type FaultyClient = Client & { readonly breaks: RequirementId<PropertyName> };

const ids = { deviceConfigurationId: '7e323db2', windows81TrustedRootCertificateId: '9a1b' };
const below = (path: string): string => prefix + path;
const plainPath = userStatus.paths.fill('deviceConfiguration', ids);

const example: Readonly<Record<string, unknown>> = JSON.parse(exampleRequestBody);

/** A plain, valid create. */
export const plain: Sent = {
  method: create,
  path: below(plainPath),
  headers: {
    authorization: `Bearer ${tenantTokens.granted}`,
    accept: 'application/json',
    'content-type': 'application/json',
  },
  body: JSON.stringify(example),
};

const body = (changes: Readonly<Record<string, unknown>>): Partial<Sent> => ({
  body: JSON.stringify({ ...example, ...changes }),
});

const text = (written: string | Uint8Array): Partial<Sent> => ({ body: written });

const without = (name: string): Partial<Sent> => body({ [name]: undefined });

const headers = (changes: Readonly<Record<string, string | undefined>>): Partial<Sent> => {
  const left = Object.entries({ ...plain.headers, ...changes }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { headers: Object.fromEntries(left) };
};

const at = (path: string): Partial<Sent> => ({ path: below(path) });

const faulty = (breaks: RequirementId<PropertyName>, says: string, changes: Partial<Sent>): FaultyClient => ({
  breaks,
  says,
  sends: { ...plain, ...changes },
});

const exampleText = String(plain.body);
const spelt = (from: string, to: string): Partial<Sent> => text(exampleText.replace(from, to));

const inQuotes = userStatus.paths.fill('deviceConfiguration', ids, 'quoted');
const cast = userStatus.paths.fill('iosScepRootCertificate', ids);
const walking = (walk: string): string => plainPath.replace('/userStatuses', `/microsoft.graph.${walk}/userStatuses`);

export const faultyClients: readonly FaultyClient[] = [
  faulty('paths.documented', 'forgets the version of the base URL', { path: plainPath }),
  faulty('paths.documented', 'writes userStatus for userStatuses', at(plainPath.replace('userStatuses', 'userStatus'))),
  faulty('paths.documented', 'misspells the collection', at(plainPath.replace('userStatuses', 'userStatuse'))),
  faulty(
    'paths.documented',
    'writes the collection in capitals',
    at(plainPath.replace('userStatuses', 'UserStatuses')),
  ),
  faulty(
    'paths.documented',
    'walks a property that only another type declares',
    at(walking('iosVpnConfiguration/rootCertificate')),
  ),
  faulty(
    'paths.documented',
    'walks a property without a cast',
    at(plainPath.replace('/user', '/rootCertificates/user')),
  ),
  faulty('paths.documented', 'invents a collection', at(plainPath.replace('userStatuses', 'reportedStates'))),
  faulty('paths.documented', 'forgets the id', at(plainPath.replace('/7e323db2', ''))),
  faulty(
    'paths.documented',
    'sends the template of the path',
    at(paths.windowsWifiServerRootCertificate.replace('microsoft.graph.', '')),
  ),
  faulty('paths.documented', 'doubles a slash', at(plainPath.replace('/userStatuses', '//userStatuses'))),
  faulty(
    'paths.documented',
    'leaves out the cast',
    at(
      userStatus.paths
        .fill('iosScepRootCertificate', ids)
        .replace('microsoft.graph.iosScepCertificateProfile/', 'iosScepCertificateProfile/'),
    ),
  ),
  faulty('paths.documented', 'writes the path in lower case', at(plainPath.toLowerCase())),
  faulty('paths.documented', 'creates with PUT', { method: 'PUT' }),
  faulty('paths.documented', 'creates with PATCH', { method: 'PATCH' }),
  faulty('paths.documented', 'creates with DELETE', { method: 'DELETE' }),
  faulty('paths.documented', 'names an id for what is to be created', at(`${plainPath}/1`)),
  faulty('authorization.missing', 'sends no token', headers({ authorization: undefined })),
  faulty('authorization.emptyBearer', 'sends an empty token', headers({ authorization: 'Bearer ' })),
  faulty('authorization.otherScheme', 'leaves out Bearer', headers({ authorization: tenantTokens.granted })),
  faulty('authorization.otherScheme', 'sends Basic', headers({ authorization: 'Basic dXNlcjpwYXNz' })),
  faulty('authorization.unknownToken', 'sends a token of its own', headers({ authorization: 'Bearer of-its-own' })),
  faulty(
    'authorization.permission',
    'asks for too few permissions',
    headers({ authorization: `Bearer ${tenantTokens.insufficient}` }),
  ),
  faulty(
    'authorization.personalAccount',
    'signs in a personal account',
    headers({ authorization: `Bearer ${tenantTokens.personal}` }),
  ),
  faulty('headers.contentType.other', 'sends JSON as text/plain', headers({ 'content-type': 'text/plain' })),
  faulty('headers.contentType.other', 'names no media type', headers({ 'content-type': undefined })),
  faulty('headers.contentType.other', 'sends a form', headers({ 'content-type': 'application/x-www-form-urlencoded' })),
  faulty(
    'headers.contentType.other',
    'takes another JSON type',
    headers({ 'content-type': 'application/vnd.api+json' }),
  ),
  faulty('headers.repeated', 'sends its token twice', {
    lines: [['Authorization', `Bearer ${tenantTokens.granted}`]],
  }),
  faulty('headers.repeated', 'adds its media type to that of its library', {
    lines: [['Content-Type', 'application/json; charset=utf-8']],
  }),
  faulty('headers.accept.json', 'wants XML', headers({ accept: 'application/atom+xml' })),
  faulty('headers.accept.json', 'wants anything but JSON', headers({ accept: 'application/json;q=0, */*' })),
  faulty('bodies.userDisplayName.missing', 'leaves out userDisplayName', without('userDisplayName')),
  faulty('bodies.devicesCount.missing', 'leaves out devicesCount', without('devicesCount')),
  faulty('bodies.status.missing', 'leaves out status', without('status')),
  faulty('bodies.lastReportedDateTime.missing', 'leaves out lastReportedDateTime', without('lastReportedDateTime')),
  faulty('bodies.userPrincipalName.missing', 'leaves out userPrincipalName', without('userPrincipalName')),
  faulty('bodies.devicesCount.type', 'writes the count as text', body({ devicesCount: '12' })),
  faulty('bodies.devicesCount.fraction', 'counts half devices', body({ devicesCount: 12.5 })),
  faulty(
    'bodies.devicesCount.fraction',
    'counts a little more than a double can hold',
    spelt(':12,', ':12.00000000000000000001,'),
  ),
  faulty('bodies.devicesCount.range', 'counts in 64 bits', body({ devicesCount: 2_147_483_648 })),
  faulty('bodies.devicesCount.null', 'sends null for no devices', body({ devicesCount: null })),
  faulty('bodies.status.type', "sends the member's number", body({ status: 2 })),
  faulty('bodies.status.unknown', 'invents a member', body({ status: 'paused' })),
  faulty('bodies.status.letterCase', 'writes the member as its language does', body({ status: 'NotApplicable' })),
  faulty('bodies.status.padded', 'leaves a space behind the member', body({ status: 'compliant ' })),
  faulty('bodies.status.null', 'sends null for no status', body({ status: null })),
  faulty(
    'bodies.lastReportedDateTime.type',
    'sends milliseconds since 1970',
    body({ lastReportedDateTime: 1_483_257_617_000 }),
  ),
  faulty(
    'bodies.lastReportedDateTime.noOffset',
    'forgets the offset',
    body({ lastReportedDateTime: '2017-01-01T00:00:17' }),
  ),
  faulty(
    'bodies.lastReportedDateTime.space',
    'writes a space for T',
    body({ lastReportedDateTime: '2017-01-01 00:00:17Z' }),
  ),
  faulty('bodies.lastReportedDateTime.syntax', 'sends the date alone', body({ lastReportedDateTime: '2017-01-01' })),
  faulty(
    'bodies.lastReportedDateTime.syntax',
    'writes the date as HTTP does',
    body({ lastReportedDateTime: 'Sun, 01 Jan 2017 00:00:17 GMT' }),
  ),
  faulty(
    'bodies.lastReportedDateTime.syntax',
    'writes the offset without a colon',
    body({ lastReportedDateTime: '2017-01-01T00:00:17+0100' }),
  ),
  faulty(
    'bodies.lastReportedDateTime.calendar',
    'counts months from 0',
    body({ lastReportedDateTime: '2017-00-01T00:00:17Z' }),
  ),
  faulty(
    'bodies.lastReportedDateTime.calendar',
    'sends 30 February',
    body({ lastReportedDateTime: '2017-02-30T00:00:17Z' }),
  ),
  faulty('bodies.lastReportedDateTime.null', 'sends null for no time', body({ lastReportedDateTime: null })),
  faulty('bodies.userPrincipalName.type', 'sends the user as an object', body({ userPrincipalName: { name: 'a' } })),
  faulty('bodies.userDisplayName.type', 'sends digits as a number', body({ userDisplayName: 42 })),
  faulty('bodies.undeclared', 'writes names as its language does', spelt('"status"', '"Status":"error","status"')),
  faulty('bodies.undeclared', 'wraps the entity', text(`{"userStatus":${exampleText},${exampleText.slice(1)}`)),
  faulty(
    'bodies.odataType',
    'forgets the # of the type',
    body({ '@odata.type': 'microsoft.graph.deviceConfigurationUserStatus' }),
  ),
  faulty('bodies.notObject', 'sends an array of one', text(`[${exampleText}]`)),
  faulty('bodies.notObject', 'encodes JSON twice', text(JSON.stringify(exampleText))),
  faulty('bodies.malformed', 'leaves a comma behind', text(exampleText.replace('}', ',}'))),
  faulty('bodies.malformed', 'quotes with apostrophes', text(exampleText.replaceAll('"', "'"))),
  faulty('bodies.malformed', 'begins with a byte order mark', text(`\uFEFF${exampleText}`)),
  faulty(
    'bodies.malformed',
    'writes in Latin-1',
    text(Buffer.from(exampleText.replace('User Display', 'Zoë'), 'latin1')),
  ),
  faulty('bodies.malformed', 'writes NaN', spelt(':12,', ':NaN,')),
  faulty('bodies.empty', 'forgets the body', text('')),
];

const lawful = (says: string, changes: Partial<Sent>): Client => ({ says, sends: { ...plain, ...changes } });

export const lawfulClients: readonly Client[] = [
  lawful('sends the example of the page, byte for byte', text(exampleRequestBody)),
  lawful('leaves out @odata.type', without('@odata.type')),
  lawful('writes the key in quotes', at(userStatus.paths.fill('deviceConfiguration', ids, 'quoted'))),
  lawful('encodes the quotes of the key', at(inQuotes.replaceAll("'", '%27'))),
  lawful(
    'encodes quotes and parentheses of the key',
    at(inQuotes.replaceAll("'", '%27').replace('(', '%28').replace(')', '%29')),
  ),
  lawful('casts by the alias of the schema', at(cast.replace('/microsoft.graph.', '/graph.'))),
  lawful('sends the request target in absolute form', { path: `http://graph.example${plain.path}` }),
  lawful('takes a path of the metadata', at(walking('iosVpnConfiguration/identityCertificate'))),
  lawful('casts to a derived type', at(walking('iosikEv2VpnConfiguration/identityCertificate'))),
  lawful(
    'takes a path of the metadata with two casts',
    at(walking('iosVpnConfiguration/identityCertificate/graph.iosScepCertificateProfile/rootCertificate')),
  ),
  lawful(
    'takes a path of the metadata with a key in quotes',
    at(walking("windowsZtdnsConfiguration/rootCertificatesForClientValidation('1')")),
  ),
  lawful('names a charset', headers({ 'content-type': 'application/json; charset=utf-8' })),
  lawful('writes the media type in capitals', headers({ 'content-type': 'Application/JSON;Charset=UTF-8' })),
  lawful(
    'wants JSON with parameters',
    headers({ accept: 'application/json;odata.metadata=minimal;q=0.9, text/plain;q=0.1' }),
  ),
  lawful('sends no Accept, as the example of the page', headers({ accept: undefined })),
  lawful('sends Accept in two lines', { lines: [['Accept', 'text/plain;q=0.1']] }),
  lawful('compresses the body', {
    ...headers({ 'content-encoding': 'gzip' }),
    body: gzipSync(String(plain.body)),
  }),
  lawful('writes bearer in lower case', headers({ authorization: `bearer ${tenantTokens.granted}` })),
  lawful(
    'sends trace headers',
    headers({ 'client-request-id': '1', sdkversion: 'x', prefer: 'return=representation' }),
  ),
  lawful(
    'orders the properties otherwise',
    text(JSON.stringify(Object.fromEntries(Object.entries(example).reverse()))),
  ),
  lawful('indents', text(JSON.stringify(example, undefined, 2))),
  lawful('escapes all but ASCII, and slashes', spelt('User Display Name value', '\\u0055ser \\/ \\ud83d\\ude00')),
  lawful('counts none', body({ devicesCount: 0 })),
  lawful('counts as many as there can be', body({ devicesCount: 2_147_483_647 })),
  lawful('writes the time in UTC', body({ lastReportedDateTime: '2017-01-01T08:00:17.7769392Z' })),
  lawful('writes the time without a fraction', body({ lastReportedDateTime: '2017-01-01T00:00:17+05:30' })),
  lawful('sends empty names', body({ userDisplayName: '', userPrincipalName: '' })),
  lawful('sends names in any script', body({ userDisplayName: 'Zoë 李 😀', userPrincipalName: '__proto__' })),
  lawful('asks for the way with a query', { path: `${plain.path}?$select=id` }),
  // What the page leaves open is not a mistake.
  lawful('sends null for a name', body({ userDisplayName: null })),
  lawful('counts below 0', body({ devicesCount: -1 })),
  lawful('writes 12.0 for 12', spelt(':12,', ':12.0,')),
  lawful('writes a name twice', spelt('"status"', '"status":"error","status"')),
  lawful('sends an id', body({ id: '1' })),
];

/** Requests that are not creates: answered, but not judged. */
export const otherRequests: readonly Client[] = [
  lawful('reads the collection', { method: 'GET', body: '' }),
  lawful('deletes an entity', { method: 'DELETE', path: `${plain.path}/1`, body: '' }),
  lawful('updates an entity', { method: 'PATCH', path: `${plain.path}/1`, body: '{"status":"error"}' }),
  lawful('creates a configuration', {
    ...at('/deviceManagement/deviceConfigurations'),
    body: '{"@odata.type":"#microsoft.graph.iosVpnConfiguration","displayName":"a"}',
  }),
  lawful('creates a status of a device', {
    ...at(plainPath.replace('userStatuses', 'deviceStatuses')),
    body: '{"@odata.type":"#microsoft.graph.deviceConfigurationDeviceStatus","status":"error"}',
  }),
  lawful('creates a status of a compliance policy', at('/deviceManagement/deviceCompliancePolicies/1/userStatuses')),
  lawful('sends a batch', { ...at('/$batch'), body: '{"requests":[]}' }),
  lawful('assigns', { ...at('/deviceManagement/deviceConfigurations/1/assign'), body: '{"assignments":[]}' }),
];

// The operation of the page: its method, its eight paths, its headers, its permission.
import { memoize } from '../odata/memoize.ts';

export const method = 'POST';
export const createdStatus = 201;
export const mediaType = 'application/json';
export const permission = 'DeviceManagementConfiguration.ReadWrite.All';

/** The eight documented paths, as the page writes them, by the name the project gives each. */
export const paths = {
  deviceConfiguration: '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/userStatuses',
  rootCertificate: '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/rootCertificate/userStatuses',
  identityCertificate:
    '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/identityCertificate/userStatuses',
  identityRootCertificate:
    '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/identityCertificate/rootCertificate/userStatuses',
  iosScepRootCertificate:
    '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/microsoft.graph.iosScepCertificateProfile/rootCertificate/userStatuses',
  windowsPhoneVpnIdentityCertificate:
    '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/microsoft.graph.windowsPhone81VpnConfiguration/identityCertificate/userStatuses',
  windowsWifiClientCertificate:
    '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/microsoft.graph.windowsWifiEnterpriseEAPConfiguration/identityCertificateForClientAuthentication/userStatuses',
  windowsWifiServerRootCertificate:
    '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/microsoft.graph.windowsWifiEnterpriseEAPConfiguration/rootCertificatesForServerValidation/{windows81TrustedRootCertificateId}/userStatuses',
} as const;

/** The name that the project gives one of the eight paths. */
export type PathName = keyof typeof paths;

const isPathName = (name: string): name is PathName => Object.hasOwn(paths, name);
export const pathNames: readonly PathName[] = Object.keys(paths).filter(isPathName);

/** The ways of OData to write a key: `/x/{id}` and `/x('{id}')`. */
export type KeyForm = 'segment' | 'quoted';
/** The ids of a path, by the names of its parameters. */
export type PathIds = Readonly<Record<string, string>>;

const parameter = /\/\{(\w+)\}/g;

const inForm = (key: string, form: KeyForm): string =>
  form === 'segment' ? `/${encodeURIComponent(key)}` : `('${encodeURIComponent(key).replaceAll("'", "''")}')`;

/**
 * The path to send to, with the ids of the target's configurations put in.
 * `form` chooses between the two ways of OData to write a key: `/x/{id}` and `/x('{id}')`.
 * @throws Error when the path has a parameter without an id.
 */
export const fillPath = (name: PathName, ids: PathIds, form: KeyForm = 'segment'): string =>
  paths[name].replace(parameter, (_, key: string) => {
    const id = ids[key];
    if (id === undefined) throw new Error(`path ${name} needs an id for ${key}`);
    return inForm(id, form);
  });

/** The parameters a path has, in its order. */
export const parametersOf = (name: PathName): string[] =>
  [...paths[name].matchAll(parameter)].map((match) => match[1] ?? '');

export type PathMatch = { readonly path: PathName; readonly ids: readonly string[]; readonly rest: string };

const matchers = pathNames.map((path) => ({
  path,
  pattern: new RegExp(
    `^${paths[path].replaceAll('.', '\\.').replace(parameter, "(?:/([^/]+)|\\('([^/]+)'\\))")}(?:/([^/]+)|\\('([^/]+)'\\))?/?$`,
  ),
}));

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

/** The keys that groups of a match hold, two groups for each key: written as a segment, or in quotes, where '' is '. */
const keysIn = (groups: readonly (string | undefined)[]): string[] =>
  groups
    .map((group, index) => (index % 2 === 0 ? group : group?.replaceAll("''", "'")))
    .filter((key) => key !== undefined)
    .map(decoded);

/**
 * Which of the eight paths a request path (below the base URL, without query) is, in either key form.
 * `ids` are the keys in it; `rest` is the id of one userStatus behind the collection, or empty.
 */
export const matchPath = memoize((requestPath): PathMatch | undefined => {
  for (const { path, pattern } of matchers) {
    const groups = pattern.exec(requestPath)?.slice(1);
    if (!groups) continue;
    const [rest = ''] = keysIn(groups.slice(-2));
    return { path, ids: keysIn(groups.slice(0, -2)), rest };
  }
  return undefined;
});

const longestKey = 1_000;

// A server may decode %2F before it looks for dot segments, so that they are sought on both sides of the encoding.
const leavesItsPlace = (key: string): boolean => key.split(/[/\\]/).some((part) => part === '.' || part === '..');

/**
 * The path of one userStatus in a collection. Undefined for a key that cannot stand in a URL: empty, longer than 1,000
 * characters, with half a surrogate pair, or with a dot segment, which would lead out of the collection.
 */
export const entityPath = (collection: string, key: string): string | undefined =>
  key !== '' && key.length <= longestKey && key.isWellFormed() && !leavesItsPlace(key)
    ? `${collection}/${encodeURIComponent(key)}`
    : undefined;

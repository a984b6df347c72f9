// What a configuration must be for a path to have userStatuses: by the type the page casts to in the path, or, where it
// casts to none, by the types that Microsoft's metadata declares such a certificate on.
import { type PathName, paths } from '../../../contracts/user-status/operation.ts';

export type Need = {
  /** In words, for the file. */
  readonly says: string;
  /** Whether a configuration of this @odata.type may do. */
  readonly fits: (type: string) => boolean;
};

const namespace = '#microsoft.graph.';

const castIn = (path: PathName): string | undefined => /\/microsoft\.graph\.(\w+)\//.exec(paths[path])?.[1];

const patterns = {
  rootCertificate: { pattern: /certificateprofile/i, says: 'a certificate profile' },
  identityCertificate: { pattern: /vpn|wifi|easemail/i, says: 'a VPN, Wi-Fi or mail configuration' },
} as const;

/** What the configuration of a path needs to be. Whether the target agrees, its answer to GET says. */
export const needOf = (path: PathName): Need => {
  const cast = castIn(path);
  if (cast !== undefined)
    return { says: cast, fits: (type) => type.toLowerCase() === `${namespace}${cast}`.toLowerCase() };
  if (path === 'deviceConfiguration') return { says: 'any configuration', fits: () => true };
  const { pattern, says } = path === 'rootCertificate' ? patterns.rootCertificate : patterns.identityCertificate;
  return { says, fits: (type) => type.startsWith(namespace) && pattern.test(type) };
};

// The options --https, --intercept and --pass: certificates of an authority that is made for one run, and what makes a command trust it.
import { apiHostIn, type Interception } from '../client/gate/proxy/intercept.ts';
import { note } from '../engine/output/terminal.ts';
import { WrongUse } from '../engine/settings/errors.ts';
import { type Authority, createAuthority } from '../fixtures/certificates/authority.ts';
import { type Trust, writeTrust } from '../fixtures/certificates/trust.ts';
import { namesOf, type Place, type SecurePlace } from '../fixtures/tenant/place.ts';

/** The options as they were given. */
export type SecureOptions = {
  readonly https?: boolean;
  readonly intercept?: readonly string[];
  readonly pass?: readonly string[];
};

export type SecuredPlace = {
  readonly place: SecurePlace;
  readonly trust: Trust;
  readonly interception?: Interception;
};

const noTrust: Trust = { variables: {}, remove: () => undefined };

// With a dot, and no address: other names are of this machine, which no proxy is asked for.
const isHostName = /^[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d]([a-z\d-]*[a-z\d])?)*\.[a-z][a-z\d-]*$/;

// What may be reached is on any network: a container, or an address.
const isHost = /^([a-z\d_.-]+|\[[\da-f:.]+\])$/;

const hostsIn = (option: string, form: RegExp, texts: readonly string[] = []): readonly string[] => {
  const hosts = texts.flatMap((text) => text.split(',')).map((host) => host.trim().toLowerCase());
  const wrong = hosts.find((host) => !form.test(host));
  if (wrong === undefined) return [...new Set(hosts)];
  throw new WrongUse(
    `${option} takes names of hosts with commas between, such as graph.microsoft.com, not "${wrong}".`,
  );
};

const noteOnce = (): ((host: string) => void) => {
  const noted = new Set<string>();
  return (host) => {
    if (!noted.has(host)) note(`refused: ${host}; --pass ${host} lets the command reach it`);
    noted.add(host);
  };
};

/** What --intercept and --pass say: the hosts that are answered, and those that are reached. */
export type InterceptedHosts = { readonly hosts: readonly string[]; readonly pass: readonly string[] };

/**
 * The hosts of --intercept and --pass; undefined without --intercept.
 * @throws WrongUse for hosts that cannot be intercepted.
 */
export const interceptedHosts = ({ intercept, pass }: SecureOptions): InterceptedHosts | undefined => {
  if (intercept === undefined && pass !== undefined) throw new WrongUse('--pass belongs to --intercept.');
  if (intercept === undefined) return undefined;
  const found = { hosts: hostsIn('--intercept', isHostName, intercept), pass: hostsIn('--pass', isHost, pass) };
  const both = found.pass.find((host) => found.hosts.includes(host));
  if (both !== undefined) throw new WrongUse(`${both} is in --intercept and in --pass.`);
  if (apiHostIn(found.hosts) === undefined)
    throw new WrongUse('--intercept needs the host of the API too, such as graph.microsoft.com.');
  return found;
};

const interceptionOf = (
  { hosts, pass }: InterceptedHosts,
  authority: Authority,
  { variables }: Trust,
): Interception => ({
  hosts,
  pass,
  identity: authority.identityOf(hosts),
  environment: { ...process.env, ...variables },
  refused: noteOnce(),
});

/**
 * A place as --https asks for it, or what --intercept asks for; without, the place as it is, and nothing to trust.
 * @throws WrongUse for hosts that cannot be intercepted; the system's error where the temporary folder cannot be written.
 */
export const securePlace = (place: Required<Place>, options: SecureOptions): SecuredPlace => {
  const hosts = interceptedHosts(options);
  if (!hosts && !options.https) return { place, trust: noTrust };
  const authority = createAuthority();
  const trust = writeTrust(authority.certificate, process.env);
  if (hosts) return { place, trust, interception: interceptionOf(hosts, authority, trust) };
  return { place: { ...place, identity: authority.identityOf(namesOf(place)) }, trust };
};

/** The words with which these options are given again. */
export const secureWords = ({ https, intercept, pass }: SecureOptions): readonly string[] => [
  ...(https ? ['--https'] : []),
  ...(intercept ? ['--intercept', intercept.join()] : []),
  ...(pass ? ['--pass', pass.join()] : []),
];

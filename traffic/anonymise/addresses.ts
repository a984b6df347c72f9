// Hosts in texts: those of a company name it. Public ones stay.
import type { Pseudonyms } from './pseudonym.ts';

const publicHost =
  /(?:^|\.)(?:microsoft\.(?:com|us|de|cn)|microsoftonline\.(?:com|us|de|cn)|microsoftazure\.\w+|windows\.net|azure\.\w+|office(?:365)?\.\w+|aka\.ms|w3\.org|odata\.org|oasis-open\.org|ietf\.org|rfc-editor\.org)$|^(?:localhost|127(?:\.\d+){3}|\[::1\])$/i;

const address = /\b(https?:\\*\/\\*\/)((?:[^\s/\\"'<>()?#@]*@)?)([^\s/\\"'<>()?#:,;]+)/gi;

/** A name below the domain that Microsoft gives to every tenant. */
const tenantDomain = /\b[\w-]+(?=(?:\.mail)?\.onmicrosoft\.com\b)/gi;

/** The host in the place of a host, with its port as it was. */
export const withoutHost = (host: string, pseudonymOf: Pseudonyms): string => {
  const [, name = '', port = ''] = /^(.*?)(:\d+)?$/.exec(host) ?? [];
  return publicHost.test(name) ? host : pseudonymOf(name) + port;
};

/** The text with other hosts in the place of those that are not public. */
export const withoutHosts = (text: string, pseudonymOf: Pseudonyms): string =>
  text
    .replaceAll(address, (_, scheme: string, user: string, host: string) => {
      const other = user === '' ? '' : `${pseudonymOf(user.slice(0, -1))}@`;
      return scheme + other + withoutHost(host, pseudonymOf);
    })
    .replaceAll(tenantDomain, (tenant) => pseudonymOf(tenant));

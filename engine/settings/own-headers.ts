// Headers of the user's own, from the configuration file, with values from the environment: a gateway may want a key.

import { type Gateway, gatewayOf } from '../connection/gateway.ts';
import type { Environment } from './environment.ts';
import { WrongUse } from './errors.ts';

/** Headers by name; a value names a variable of the environment as ${NAME}. */
export type OwnHeaders = Readonly<Record<string, string>>;

/** How a value names a variable of the environment. */
export const asVariable = (name: string): string => `\${${name}}`;

// What is judged, what the suite sets, and what belongs to a connection or a proxy (RFC 9110, 7.6.1 and 11.7).
const reserved: ReadonlySet<string> = new Set(
  `accept accept-encoding authorization client-request-id connection content-encoding content-length content-type
  expect host keep-alive proxy-authorization proxy-connection te trailer transfer-encoding upgrade user-agent
  if-match if-none-match if-modified-since if-unmodified-since if-range range prefer return-client-request-id
  x-http-method x-http-method-override x-method-override`.split(/\s+/),
);

const fault = (file: string, name: string, what: string): WrongUse =>
  new WrongUse(`--config: in ${file}, headers.${name} ${what}.`);

const variable = /\$\{([A-Za-z_]\w*)\}/g;

const resolved = (text: string, refuse: (what: string) => WrongUse, environment: Environment): string => {
  if (text.replaceAll(variable, '').includes('$')) throw refuse(`must name a variable as ${asVariable('NAME')}`);
  return text.replaceAll(variable, (_, name: string) => {
    const value = environment[name];
    if (!value) throw refuse(`needs ${name}, which is not set in the environment`);
    return value;
  });
};

const checkName = (name: string, refuse: (what: string) => WrongUse): void => {
  // A token (RFC 9110, 5.6.2).
  if (!/^[!#$%&'*+.^`|~\w-]+$/.test(name)) throw refuse('is not the name of a header');
  if (reserved.has(name.toLowerCase()))
    throw refuse('cannot be given: the suite sets this header itself, or judges it');
};

/**
 * The headers of a configuration file, with the values of the environment.
 * @throws WrongUse that names the header, and the variable that is not set; never a value.
 */
export const readOwnHeaders = (headers: OwnHeaders, file: string, environment: Environment): Gateway => {
  const seen = new Set<string>();
  const entries = Object.entries(headers).map(([name, text]): [string, string] => {
    const refuse = (what: string): WrongUse => fault(file, name, what);
    checkName(name, refuse);
    if (seen.has(name.toLowerCase())) throw refuse('is given twice: letter case makes no difference');
    seen.add(name.toLowerCase());
    const value = resolved(text, refuse, environment).trim();
    if (value === '' || !/^[\t\x20-\x7e]*$/.test(value))
      throw refuse('is empty, or holds a character that no header may hold');
    return [name, value];
  });
  return gatewayOf(entries);
};

// Paths and base URLs without keys and names: segments that the contract and Graph name stay.
import type { Contract } from '../../contracts/contract.ts';
import { withoutHost } from './addresses.ts';
import type { Pseudonyms } from './pseudonym.ts';
import type { Replaced } from './texts.ts';

type PathRules = {
  /** Values that stay. */
  readonly open: ReadonlySet<string>;
  readonly replace: (value: string, replaced: Replaced) => string;
  readonly pseudonymOf: Pseudonyms;
};

const segmentsOf = (path: string): readonly string[] => path.split('/').filter((segment) => segment !== '');

const keyForm = /^([^(]*)\((?:'|%27)?(.*?)(?:'|%27)?\)$/i;

const ofGraph = /^\$|^(?:microsoft\.)?graph\.|^(?:beta|v\d+\.\d+)$/i;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const absolute = /^([a-z][a-z\d+.-]*:\/\/)([^/?#]*)(.*)$/is;

/** The paths of a contract. */
export const openPaths = (contract: Contract, { open, replace, pseudonymOf }: PathRules) => {
  const words = new Set(
    Object.values(contract.paths.templates)
      .flatMap(segmentsOf)
      .map((word) => word.toLowerCase()),
  );

  const segment = (text: string, replaced: Replaced): string => {
    const [, name, key] = keyForm.exec(text) ?? [];
    if (name !== undefined && key !== undefined)
      return text.replace(key, () => encodeURIComponent(replace(decoded(key), replaced).toWellFormed()));
    const plain = decoded(text);
    if (words.has(plain.toLowerCase()) || ofGraph.test(plain) || open.has(plain)) return text;
    return encodeURIComponent(replace(plain, replaced).toWellFormed());
  };

  const path = (whole: string, replaced: Replaced): string => {
    const isNear = whole.toLowerCase().includes(contract.parents.collection.toLowerCase());
    return whole
      .split('/')
      .map((text) => (text === '' || (isNear && /^[a-z]+$/i.test(text)) ? text : segment(text, replaced)))
      .join('/');
  };

  return {
    path,
    /** A base URL; a name of a file stays. */
    base: (url: string): string => {
      const [, scheme, host = '', rest = ''] = absolute.exec(url) ?? [];
      if (scheme === undefined) return url;
      const segments = rest.split('/').map((text) => (text === '' ? text : segment(text, new Map())));
      return scheme + withoutHost(host, pseudonymOf) + segments.join('/');
    },
  };
};

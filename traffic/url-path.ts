// Where a request went, below any base URL: the path that a contract knows, and the address before it.
import type { Contract } from '../contracts/contract.ts';

export type Place = { readonly base: string; readonly path: string; readonly query?: string };

const absolute = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i;

/** Of a request in HTTP/1.1, which has a path alone, the base is empty. */
const split = (url: string): { readonly origin: string; readonly path: string; readonly query: string } => {
  const [origin = ''] = absolute.exec(url) ?? [];
  const [rest = ''] = url.slice(origin.length).split('#');
  const mark = rest.indexOf('?');
  return mark < 0 ? { origin, path: rest, query: '' } : { origin, path: rest.slice(0, mark), query: rest.slice(mark) };
};

const version = /^\/(?:v\d+\.\d+|beta)(?=\/)/;

/** Every way to take a path apart into a base and the rest, the shortest base first. */
const cuts = (path: string): readonly number[] =>
  [...path.matchAll(/\//g)].map(({ index }) => index).filter((index) => index < path.length - 1);

const batch = /\/(?:\$|%24)batch$/;

/** How much of a path belongs to the base: up to a path that the contract knows, a batch, or a version of the API. */
const baseLength = ({ paths, parents }: Contract, path: string): number => {
  const known = cuts(path).find((cut) => paths.match(path.slice(cut)) !== undefined);
  if (known !== undefined) return known;
  const place = batch.exec(path)?.index ?? path.toLowerCase().indexOf(`${parents.collection}`.toLowerCase());
  return place >= 0 ? place : (version.exec(path)?.[0].length ?? 0);
};

/** The place of a request, by its URL, its path or its target in absolute form. */
export const placeOf = (contract: Contract, url: string): Place => {
  const { origin, path, query } = split(url);
  const length = baseLength(contract, path);
  return {
    base: origin + path.slice(0, length),
    path: path.slice(length),
    ...(query === '' ? {} : { query }),
  };
};

// Requests that were meant to create an entity and miss: a misspelt collection, a path that does not exist, another method.
import type { Contract } from '../../contracts/contract.ts';
import { objectIn } from '../../contracts/judging/created-entity.ts';
import type { Request } from '../../contracts/judging/exchange.ts';
import { method } from '../../contracts/odata/create.ts';
import { propertyNamesOf, typeAnnotation, typePattern } from '../../contracts/odata/entity-type.ts';
import { normalised, segmentsOf } from '../../contracts/odata/path-segments.ts';

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'DELETE']);

/** How many letters a misspelt name may have too many, too few or wrong. */
const mostMistakes = 2;

/** How many letters must be put in, taken out or replaced to make one text the other (Levenshtein). */
export const editDistance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [column, expected] of [...other].entries())
      next.push(
        Math.min(
          (next[column] ?? 0) + 1,
          (row[column + 1] ?? 0) + 1,
          (row[column] ?? 0) + (letter === expected ? 0 : 1),
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
};

const isMisspelt = (collection: string, segment: string): boolean =>
  Math.abs(segment.length - collection.length) <= mostMistakes &&
  editDistance(segment.toLowerCase(), collection.toLowerCase()) <= mostMistakes;

/** Whether a body is that of this entity: it names the type, or has every property of it. */
const isOfEntity = ({ entity }: Contract, body: Request['body']): boolean => {
  const sent = objectIn(body);
  if (sent === undefined) return false;
  const type = sent[typeAnnotation];
  if (typeof type === 'string' && new RegExp(typePattern(entity)).test(type)) return true;
  return propertyNamesOf(entity).every((name) => Object.hasOwn(sent, name));
};

const hasPropertyOf = ({ entity }: Contract, body: Request['body']): boolean => {
  const sent = objectIn(body);
  return sent !== undefined && propertyNamesOf(entity).some((name) => Object.hasOwn(sent, name));
};

const isSibling = ({ operation: { siblings = [] } }: Contract, path: string): boolean =>
  siblings.some(
    (collection) => path === collection || (/^[/(]/.test(path.slice(collection.length)) && path.startsWith(collection)),
  );

/** Whether a path that is not one of the operation's resembles one. */
const resembles = ({ paths, parents }: Contract, path: string): boolean => {
  const segments = segmentsOf(path);
  // The second last: with a key behind it.
  if (segments.slice(-2).includes(paths.collection)) return true;
  const isBelow =
    path.toLowerCase().includes(`${parents.collection}/`.toLowerCase()) || path.includes(`${parents.collection}(`);
  return isBelow && isMisspelt(paths.collection, segments.at(-1) ?? '');
};

/** Whether a request that is not a create was meant to be one. */
export const isNearMiss = (contract: Contract, request: Request): boolean => {
  const { body } = request;
  const match = contract.paths.match(request.path);
  if (match) return match.rest === '' || request.method === method ? hasPropertyOf(contract, body) : false;
  const path = normalised(request.path);
  if (isSibling(contract, path)) return false;
  return isOfEntity(contract, body) || (!reading.has(request.method) && resembles(contract, path));
};

// Reads the creates that a gate kept in its report directory.
import { join } from 'node:path';
import type { Contract } from '../../contracts/contract.ts';
import { idError } from '../../contracts/odata/path-id.ts';
import { isObject } from '../../contracts/odata/read-body.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import { readJsonText } from '../../engine/settings/foreign-file.ts';
import { createsFile, type KeptCreate } from './keep-creates.ts';

const parsed = (file: string): unknown => {
  try {
    return JSON.parse(readJsonText({ name: 'the file', file }));
  } catch (error) {
    if (error instanceof WrongUse) throw error;
    throw new WrongUse(`the file ${file} is not JSON.`);
  }
};

/** A create of the file, where it is one on a documented path. */
const createIn = ({ paths }: Contract, value: unknown): KeptCreate | undefined => {
  if (!isObject(value)) return undefined;
  const { path, ids, accept, body } = value;
  if (typeof path !== 'string' || !paths.isDocumented(path) || typeof accept !== 'string') return undefined;
  if (!isObject(body) || !isObject(ids)) return undefined;
  const known = paths.parameters(path).map((name) => [name, Object.hasOwn(ids, name) ? ids[name] : undefined] as const);
  const texts = known.filter((one): one is readonly [string, string] => typeof one[1] === 'string');
  if (texts.length < known.length || texts.some(([, id]) => idError(id) !== undefined)) return undefined;
  return { path, ids: Object.fromEntries(texts), accept, body };
};

/**
 * The creates that the gate kept in a directory.
 * @throws WrongUse for a directory without such a file, for another file, and where the client created nothing.
 */
export const readCreates = (contract: Contract, directory: string): readonly KeptCreate[] => {
  const file = join(directory, createsFile);
  const value = parsed(file);
  const listed =
    isObject(value) && value['format'] === 1 && Array.isArray(value['creates']) ? value['creates'] : undefined;
  if (listed === undefined) throw new WrongUse(`the file ${file} is not what the gate kept of a client.`);
  if (listed.length === 0) throw new WrongUse(`the gate saw no valid create on a documented path (${file}).`);
  return listed.map((one: unknown, index) => {
    const create = createIn(contract, one);
    if (create === undefined) throw new WrongUse(`in ${file}, create ${index + 1} is not one on a documented path.`);
    return create;
  });
};

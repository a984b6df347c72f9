// A user's own requirements: loaded from a module, and each tried on its examples before anything is sent.
import type { Contract } from '../../contracts/contract.ts';
import { type OwnRequirement, ownRow } from '../../contracts/requirements/own-requirement.ts';
import type { Requirement } from '../../contracts/requirements/requirement.ts';
import { guarded, weaknessOf } from '../campaign/own-judge.ts';
import { problemsOf } from './configuration-file.ts';
import { NoVerdict, WrongUse } from './errors.ts';
import { ajv } from './lazy-libraries.ts';
import { loadDefault } from './load-default.ts';

const words = { type: 'string', pattern: '\\S' } as const;

const example = {
  type: 'object',
  properties: {
    status: { type: 'integer', minimum: 200, maximum: 599 },
    headers: { type: 'object', additionalProperties: { type: 'string' } },
    body: { type: 'string' },
  },
  additionalProperties: false,
} as const;

const properties = {
  id: { type: 'string', pattern: '^own(\\.[\\w-]+)+$' },
  level: { enum: ['MUST', 'SHOULD'] },
  says: words,
  source: {
    type: 'object',
    properties: { document: words, place: words, quote: words, url: { type: 'string', pattern: '^https?://\\S+$' } },
    required: ['document', 'place'],
    additionalProperties: false,
  },
  on: { enum: ['created', 'refused'] },
  // A function: nothing that a schema could describe.
  judge: {},
  catches: example,
  passes: example,
} as const;

const schema = { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };

type Check = (value: unknown) => Requirement;

const proven = (contract: Contract, own: OwnRequirement): Requirement => {
  const weakness = weaknessOf(contract, own);
  if (weakness !== undefined) throw new WrongUse(`${own.id} cannot be relied on: ${weakness}.`);
  return ownRow(guarded(own));
};

const openCheck = (contract: Contract): Check => {
  const { Ajv2020 } = ajv();
  const isData = new Ajv2020({ allErrors: true }).compile<Omit<OwnRequirement, 'judge'>>(schema);
  const isOwn = (value: unknown): value is OwnRequirement =>
    isData(value) && 'judge' in value && typeof value.judge === 'function';
  return (value) => {
    if (isOwn(value)) return proven(contract, value);
    throw new WrongUse(`${isData.errors ? problemsOf('it', isData.errors) : 'judge has to be a function'}.`);
  };
};

const placed =
  (check: Check, file: string) =>
  (value: unknown, index: number): Requirement => {
    try {
      return check(value);
    } catch (error) {
      // Nothing was sent yet, so a judge that fails is an error in the user's file.
      if (!(error instanceof WrongUse || error instanceof NoVerdict)) throw error;
      throw new WrongUse(`--requirements: number ${index + 1} in ${file}: ${error.message}`);
    }
  };

/**
 * Checks that a file exports a list of requirements, each with a judge that catches and passes its examples.
 * @throws WrongUse that names the requirement, and what is wrong with it or its judge.
 */
export const checkOwnRequirements = (contract: Contract, list: unknown, file: string): readonly Requirement[] => {
  if (!Array.isArray(list) || list.length === 0)
    throw new WrongUse(`--requirements: ${file} has to export a list of requirements as its default.`);
  const rows = list.map(placed(openCheck(contract), file));
  const twice = rows.find(({ id }, index) => rows.findIndex((row) => row.id === id) !== index);
  if (twice) throw new WrongUse(`--requirements: ${file} has ${twice.id} twice.`);
  return rows;
};

/**
 * Loads the requirements that a module exports. Its code is run.
 * @throws WrongUse as `checkOwnRequirements` does, and for a file that cannot be loaded.
 */
export const loadOwnRequirements = async (contract: Contract, file: string): Promise<readonly Requirement[]> =>
  checkOwnRequirements(contract, await loadDefault('--requirements', file), file);

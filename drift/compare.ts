// Compares a contract with what a description of the API says: a pure function of both.
import type { Contract } from '../contracts/contract.ts';
import { compareEntity } from './compare-entity.ts';
import { beyondPage, comparePaths } from './compare-paths.ts';
import type { DescribedCreate, Description, PathStatement } from './description.ts';
import { type Drift, kinds } from './drift.ts';

/** What a description says of one documented path, with what it leaves open. */
export type PathReport = {
  readonly name: string;
  readonly template: string;
  readonly statement: PathStatement;
};

export type Comparison = {
  readonly format: string;
  /** Every difference, the weightiest first. */
  readonly drifts: readonly Drift[];
  readonly paths: readonly PathReport[];
  /** How many creates the description allows behind what the documented paths start with. */
  readonly allowed: number;
  /** Those of them that are beyond the page. */
  readonly beyond: readonly DescribedCreate[];
  /** Creates where other paths lead to an entity like the one that the documented paths start with; what follows is alike. */
  readonly elsewhere: readonly DescribedCreate[];
  readonly isCapped: boolean;
};

/** A description may say one thing twice, such as of a body that is sent and of the same body as it is answered. */
const once = (drifts: readonly Drift[]): readonly Drift[] =>
  [...new Map(drifts.toReversed().map((one) => [`${one.id} ${one.subject} ${one.says}`, one])).values()].toReversed();

/** The differences between a contract and a description. */
export const compare = (contract: Contract, description: Description): Comparison => {
  const drifts = once([...compareEntity(contract, description), ...comparePaths(contract, description)]);
  const beyond = beyondPage(contract, description);
  const elsewhere = beyond.filter(({ alike }) => alike !== undefined);
  return {
    format: description.format,
    drifts: kinds.flatMap((kind) => drifts.filter((one) => one.kind === kind)),
    paths: Object.entries(contract.paths.templates).flatMap(([name, template]) => {
      const statement = description.paths[name];
      return statement === undefined ? [] : [{ name, template, statement }];
    }),
    allowed: description.creates.length - elsewhere.length,
    beyond: beyond.filter(({ alike }) => alike === undefined),
    elsewhere,
    isCapped: description.isCapped,
  };
};

/** Whether a comparison found breaking drift. */
export const isBreaking = ({ drifts }: Comparison): boolean => drifts.some(({ kind }) => kind === 'breaking');

// The requirements of a contract, to be looked up by id or by what an answer is evidence of.
import type { Evidence, Requirement } from './requirement.ts';
import type { RequirementId } from './requirement-id.ts';

export type Catalogue = {
  /** Every requirement, in a stable order. */
  readonly all: readonly Requirement[];
  /** The requirement with this id, or undefined: for what a user typed. */
  readonly find: (id: string) => Requirement | undefined;
  /**
   * The requirement with this id.
   * @throws Error when the contract has none: a mistake of ours.
   */
  readonly get: (id: RequirementId) => Requirement;
  /** The requirements that are judged on an answer of this evidence. */
  readonly judgedOn: (evidence: readonly Evidence[]) => readonly Requirement[];
};

/** A catalogue of requirements. */
export const catalogueOf = (all: readonly Requirement[]): Catalogue => {
  const byId: ReadonlyMap<string, Requirement> = new Map(all.map((row) => [row.id, row]));
  // There are a handful of lists of evidence, each a constant.
  const byEvidence = new Map<readonly Evidence[], readonly Requirement[]>();
  return {
    all,
    find: (id) => byId.get(id),
    get: (id) => {
      const found = byId.get(id);
      if (!found) throw new Error(`no requirement is called ${id}`);
      return found;
    },
    judgedOn: (evidence) => {
      const known = byEvidence.get(evidence);
      if (known) return known;
      const rows = all.filter((row) => row.judge && 'evidence' in row.when && evidence.includes(row.when.evidence));
      byEvidence.set(evidence, rows);
      return rows;
    },
  };
};

/** What a requirement is about: the first part of its id. */
export const themeOf = (id: string): string => id.split('.', 1)[0] ?? id;

// Takes packed bodies apart that failed: what they varied is sent alone, one after the other, until it is known what was
// wrong. What is known already is not sent again.
import { type Exchange, type Finding, isSilence, isSuccess } from '../../../contracts/judging/exchange.ts';
import type { Requirement } from '../../../contracts/requirements/requirement.ts';
import type { Case } from '../../../fixtures/cases/case.ts';
import { type Place, parseCaseId, replayCase } from '../../../fixtures/cases/cases.ts';
import { isPacked, type Packed, type Part, packedAt } from '../../../fixtures/cases/packed.ts';

/** What a case packs; undefined for one that packs nothing. */
export const packedIn = ({ id, requirement }: Case, { contract }: Place): Packed | undefined => {
  // Few do, and every exchange of a run is asked.
  if (!id.includes('#p')) return undefined;
  const [, number] = /^p(\d+)$/.exec(parseCaseId(id)?.name ?? '') ?? [];
  if (number === undefined || !isPacked(contract.requirements.get(requirement))) return undefined;
  return packedAt(contract, Number(number));
};

/** The requirements that an answered case exercised besides its own: those whose values it packed, where it was accepted. */
export const exercisedBy = (made: Case, { answer }: Pick<Exchange, 'answer'>, place: Place): readonly Requirement[] => {
  const packed = isSilence(answer) || !isSuccess(answer) ? undefined : packedIn(made, place);
  return [...new Set(packed?.parts.map(({ row }) => row))];
};

/** A case that is sent to find out what was wrong with another: the first of these that fails has found it. */
type Suspect = { readonly of: string; readonly made: Case; readonly pieces: readonly string[] };

export type TakingApart = {
  /** Takes note of what a case broke. */
  readonly note: (made: Case, findings: readonly Finding[]) => void;
  /** The next case to send, where one is left. */
  readonly next: () => Case | undefined;
};

const isLocated = ({ property }: Part, findings: readonly Finding[]): boolean =>
  property !== undefined && findings.some(({ location }) => location === `/${property}`);

/** Nothing has failed yet. */
export const openTakingApart = (placeOf: (path: string) => Place): TakingApart => {
  let suspects: Suspect[] = [];
  const sent = new Map<string, Suspect>();
  /** What was found wrong with a case that varied one thing. */
  const known = new Set<string>();

  const caseNamed = (row: Requirement, path: string, name: string): Case | undefined =>
    replayCase(`${row.id}@${path}#${name}`, placeOf(path));

  const suspect = (of: Case, row: Requirement, names: readonly string[]): Suspect[] => {
    const [first, ...pieces] = names;
    const made = first === undefined ? undefined : caseNamed(row, of.path, first);
    return made === undefined ? [] : [{ of: of.id, made, pieces }];
  };

  /** The parts that may be what was wrong: those at which a difference was found, or all where the body was not accepted. */
  const suspected = (parts: readonly Part[], made: Case, findings: readonly Finding[]): readonly Part[] => {
    const isRefused = findings.some(({ requirement }) => requirement === made.requirement);
    if (!isRefused) {
      const isNew = findings.some(({ requirement }) => !known.has(requirement));
      return isNew ? parts.filter((part) => isLocated(part, findings)) : [];
    }
    return parts.some(({ row }) => known.has(row.id)) ? [] : parts;
  };

  const note: TakingApart['note'] = (made, findings) => {
    if (findings.length === 0) return;
    const packed = packedIn(made, placeOf(made.path));
    if (packed) {
      const parts = suspected(packed.parts, made, findings);
      suspects.push(...parts.flatMap(({ row, cases }) => suspect(made, row, cases)));
      return;
    }
    for (const { requirement } of findings) known.add(requirement);
    const found = sent.get(made.id);
    if (found === undefined) return;
    suspects = suspects.filter(({ of }) => of !== found.of);
    const row = placeOf(made.path).contract.requirements.get(made.requirement);
    suspects.push(...found.pieces.flatMap((piece) => suspect(made, row, [piece])));
  };

  return {
    note,
    next: () => {
      const first = suspects.shift();
      if (first) sent.set(first.made.id, first);
      return first?.made;
    },
  };
};

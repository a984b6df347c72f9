// What a plan within a budget chooses from: each case of a run on each path, with the classes that it covers. What a class
// is worth follows from the level of its requirement, and from how much of the requirement it is.
import type { Contract } from '../../../contracts/contract.ts';
import type { Level, Requirement } from '../../../contracts/requirements/requirement.ts';
import type { RequirementId } from '../../../contracts/requirements/requirement-id.ts';
import type { Case } from '../../../fixtures/cases/case.ts';
import { enumeratedCases, type Place, packedCase } from '../../../fixtures/cases/cases.ts';
import { byNovelty, type Novel } from '../../../fixtures/cases/novelty.ts';
import { isPacked, packedAt, packedCount } from '../../../fixtures/cases/packed.ts';
import { plansFor } from '../../../fixtures/cases/plans.ts';
import { requestsOfReading } from '../read-back.ts';
import { isRead, type Planned } from '../schedule.ts';

/** Something that a case covers, and what it is worth to cover it for the first time. */
export type Class = { readonly name: string; readonly worth: number };

/** What is sent together: a case, a control, or a reading, which looks with GET for what a create left. */
export type Step =
  | { readonly kind: 'case'; readonly path: string; readonly made: Case }
  | { readonly kind: 'control'; readonly path: string; readonly body: string }
  | { readonly kind: 'reading'; readonly path: string; readonly id: RequirementId };

export type Candidate = {
  readonly step: Step;
  readonly classes: readonly Class[];
  /** How many requests it is, without its control. */
  readonly requests: number;
  /** The body of the control that its path must have accepted. */
  readonly control?: string;
};

/**
 * What it is worth to send something for the first time: a requirement, a kind of wrong values, one of them, a valid value
 * in a packed body, a reading. Each is worth a share of that again on each path more. The numbers are those with which the
 * curve of tools/curve rises best; only their relation matters.
 */
const worth = { requirement: 100, kind: 15, value: 15, packed: 20, reading: 400, onPath: 0.3 } as const;

/** How much less a valid value is worth than the one before it in the order of its type. */
const fading = 0.97;

const byLevel: Readonly<Record<Level, number>> = { MUST: 1, SHOULD: 0.5, UNSPECIFIED: 0.03 };

/** A class, and the same on a path. */
const classes = (name: string, value: number, path: string): readonly Class[] => [
  { name, worth: value },
  { name: `${name}@${path}`, worth: value * worth.onPath },
];

const kindOf = (reason: string): string => reason.split(': ', 1).join('');

const orders = new WeakMap<Requirement, readonly Novel[]>();

/** What is wrong, without the words that all of a kind have. */
const valueIn = (reason: string): string => reason.split(': ').slice(1).join(': ') || reason;

/** A requirement's enumerated cases by their places, those first that tell the most. */
const orderOf = (contract: Contract, row: Requirement): readonly Novel[] => {
  const order = orders.get(row) ?? byNovelty(plansFor(contract, row).enumerated.map(({ reason }) => valueIn(reason)));
  orders.set(row, order);
  return order;
};

/** The body of the control without which a case proves nothing: that of a refusal. */
export const controlOf = ({ control, requirement }: Case, { requirements }: Contract): string | undefined =>
  requirements.get(requirement).then.answers === 'refusal' ? control : undefined;

/** The cases of a requirement that are sent as they are. */
const single = (row: Requirement, place: Place): readonly Candidate[] => {
  const made = enumeratedCases(row, place);
  const level = byLevel[row.level];
  return orderOf(place.contract, row).flatMap(({ place: index, share }) => {
    const one = made[index];
    if (one === undefined) return [];
    const { path, reason } = one;
    const control = controlOf(one, place.contract);
    return [
      {
        step: { kind: 'case', path, made: one },
        requests: 1,
        ...(control === undefined ? {} : { control }),
        classes: [
          ...classes(row.id, worth.requirement * level, path),
          ...(row.then.answers === 'created' ? [] : classes(`${row.id} ${kindOf(reason)}`, worth.kind * level, path)),
          ...classes(`${row.id} e${index}`, worth.value * level * share, path),
        ],
      },
    ];
  });
};

/** The packed bodies, each for all the requirements that it shows. */
const packed = (row: Requirement, place: Place): readonly Candidate[] =>
  Array.from({ length: packedCount(place.contract) }, (_, index) => index).flatMap((index) => {
    const made = packedCase(row, place, index);
    if (made === undefined) return [];
    const { parts, isVeiled } = packedAt(place.contract, index);
    const shown = parts.filter(({ property }) => property === undefined || !isVeiled);
    return [
      {
        step: { kind: 'case', path: place.path, made },
        requests: 1,
        classes: [
          ...classes(row.id, worth.requirement, place.path),
          ...shown.flatMap((part) => [
            ...classes(part.row.id, worth.requirement, place.path),
            ...classes(`${part.row.id} ${part.cases[0]}`, worth.packed * fading ** (index >> 1), place.path),
          ]),
        ],
      },
    ];
  });

/** A reading, for a requirement that is judged on nothing else. */
const reading = ({ id, level }: Requirement, { path }: Place): Candidate => ({
  step: { kind: 'reading', path, id },
  requests: requestsOfReading,
  classes: classes(id, worth.reading * byLevel[level], path),
});

/** Whether packed bodies hold all that a requirement sends. */
const isHeld = ({ when }: Requirement): boolean => when.sends === 'values';

/** All that can be sent on a path for these requirements, in their order. */
export const candidatesOn = (place: Place, rows: readonly Planned[]): readonly Candidate[] => {
  const isPacking = rows.some(({ row }) => isPacked(row));
  return rows.flatMap(({ row, most }) => {
    if (isPacked(row)) return packed(row, place);
    if (isRead(row)) return [reading(row, place)];
    return isPacking && isHeld(row) ? [] : single(row, place).slice(0, most);
  });
};

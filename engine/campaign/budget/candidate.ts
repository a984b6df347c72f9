// What a plan within a budget chooses from: each case of a run on each path, with the classes that it covers. What a class
// is worth follows from the level of its requirement, and from how much of the requirement it is.
import type { Contract } from '../../../contracts/contract.ts';
import type { Level, Requirement } from '../../../contracts/requirements/requirement.ts';
import type { RequirementId } from '../../../contracts/requirements/requirement-id.ts';
import type { Case } from '../../../fixtures/cases/case.ts';
import { enumeratedCases, type Place, packedCase } from '../../../fixtures/cases/cases.ts';
import { isPacked, type Part, packedAt, packedCount } from '../../../fixtures/cases/packed.ts';
import { type Telling, tellingOrder } from '../../../fixtures/cases/telling-order.ts';
import { requestsOfReading } from '../read-back.ts';
import { isRead, type Planned } from '../schedule.ts';

/** Something that a case covers, and what it is worth to cover it for the first time. */
export type Class = { readonly name: string; readonly worth: number };

/** What is sent together: a case, a control, or a reading, which looks with GET for what a create left. */
export type Step =
  | { readonly kind: 'case'; readonly path: string; readonly made: Case }
  | { readonly kind: 'control'; readonly path: string; readonly body: string }
  | { readonly kind: 'reading'; readonly path: string; readonly id: RequirementId; readonly made?: Case };

export type Candidate = {
  readonly step: Step;
  readonly classes: readonly Class[];
  /** How many requests it is, without its control. */
  readonly requests: number;
  /** The body of the control that its path must have accepted. */
  readonly control?: string;
};

/**
 * What it is worth to send something for the first time: a requirement, a kind of wrong values, one of them, a way of writing, a
 * valid value in a packed body, a mistake that is known to be shown by it, to read a create back or to look for a refused one. Only their relation matters; it is the one with which the
 * curve of tools/curve rises best.
 */
const worth = {
  requirement: 150,
  kind: 5,
  wrong: 40,
  written: 60,
  valid: 30,
  known: 120,
  readBack: 3200,
  nothingCreated: 1200,
} as const;

/** Known mistakes of one case beyond these do not count: those who make one of them make others as well. */
const mostKnown = 3;

/** Which share of that it is worth once more on each path, and which share a value is. */
const onPath = 0.2;
const valueOnPath = 0.3;
const knownOnPath = 0.5;

/** A way of writing is read by one parser for all paths: less depends on the path. */
const ofWriting = 0.5;

/** A refusal on a path more shows less than an accepted create, on which many requirements are judged. */
const ofRefusal = 0.67;

/** How much less a valid value is worth than the one before it in the order of its type, and a wrong one than one of its kind. */
const fading = { valid: 0.95, wrong: 0.6 } as const;

const byLevel: Readonly<Record<Level, number>> = { MUST: 1, SHOULD: 0.5, UNSPECIFIED: 0.03 };

/** A class, and the same on a path. */
const classes = (name: string, value: number, path: string, share = onPath): readonly Class[] => [
  { name, worth: value },
  { name: `${name}@${path}`, worth: value * share },
];

/** What a case is known to show. */
const classesKnown = ({ id, path }: Case, { tellingCases = {} }: Contract): readonly Class[] => {
  const name = id.replace(`@${path}`, '');
  const count = Math.min(tellingCases[name] ?? 0, mostKnown);
  return count === 0 ? [] : classes(name, worth.known * count, path, knownOnPath);
};

/** A create with the body of the page's example is one that was sent before: some servers give equal creates one id. */
const classesOfRepetition = ({ request, requirement, path }: Case, contract: Contract): readonly Class[] => {
  const isCreate = contract.requirements.get(requirement).then.answers === 'created';
  const isRepetition = isCreate && request.body === contract.example.request;
  return isRepetition ? classes('answers.id.unique', worth.requirement, path) : [];
};

/** The body of the control without which a case proves nothing: that of a refusal. */
export const controlOf = ({ control, requirement }: Case, { requirements }: Contract): string | undefined =>
  requirements.get(requirement).then.answers === 'refusal' ? control : undefined;

/** The requirements that are judged on the refusals of a requirement. */
const judgedOn = ({ id: of, when: sent }: Requirement, { contract, path }: Place): readonly Class[] =>
  contract.requirements.all.flatMap(({ id, level, when }) => {
    if (when.sends !== 'refusals' || (when.of !== undefined && when.of !== of)) return [];
    const isShown = when.evidence !== 'unauthorized' || sent.sends === 'credential';
    return isShown ? classes(id, worth.requirement * byLevel[level], path) : [];
  });

/** What an enumerated case of a requirement covers; one that breaks others as well is no case of it alone. */
const classesOf = (row: Requirement, telling: Telling, place: Place): readonly Class[] => {
  const { path, contract } = place;
  const level = byLevel[row.level];
  const all = tellingOrder(contract, row);
  const isAlone = new Set(all.map(({ kind }) => kind)).size === 1;
  // The more ways of being wrong are known, the more servers take some of them.
  const many = Math.max(1, Math.sqrt(all.length / 8));
  const faded = isAlone ? 1 : fading.wrong ** telling.rank;
  // Even what repeats in parts what was sent before is another value.
  const each = row.then.answers === 'created' ? worth.written : worth.wrong;
  const value = each * level * many * telling.novelty ** 0.3 * faded;
  return [
    ...(telling.isPure ? classes(row.id, worth.requirement * level, path, onPath * ofRefusal) : []),
    ...(row.then.answers === 'refusal' ? judgedOn(row, place) : []),
    ...(row.then.answers === 'created' ? [] : classes(`${row.id} ${telling.kind}`, worth.kind * level, path)),
    ...classes(`${row.id} e${telling.place}`, value, path, valueOnPath),
  ];
};

/** The cases of a requirement that are sent as they are. */
const single = (row: Requirement, place: Place): readonly Candidate[] => {
  const all = enumeratedCases(row, place);
  return tellingOrder(place.contract, row).flatMap((telling) => {
    const made = all[telling.place];
    if (made === undefined) return [];
    const control = controlOf(made, place.contract);
    const step: Step = { kind: 'case', path: place.path, made };
    const known = [...classesKnown(made, place.contract), ...classesOfRepetition(made, place.contract)];
    const sent = { step, requests: 1, classes: [...classesOf(row, telling, place), ...known] };
    return [control === undefined ? sent : { ...sent, control }];
  });
};

const classesOfPart = ({ row, property, cases: [name] }: Part, turn: number, path: string): readonly Class[] => [
  ...classes(row.id, worth.requirement, path, property === undefined ? onPath * ofWriting : onPath),
  ...classes(`${row.id} ${name}`, worth.valid * fading.valid ** turn, path, valueOnPath),
];

/** A packed body, with the case of it; for all that it shows. */
type PackedCandidate = Candidate & { readonly made: Case };

/** The packed bodies, each for all the requirements that it shows: of one that is written with escapes not the values. */
const packed = (row: Requirement, place: Place): readonly PackedCandidate[] =>
  Array.from({ length: packedCount(place.contract) }, (_, index) => index).flatMap((index) => {
    const made = packedCase(row, place, index);
    if (made === undefined) return [];
    const { parts, isVeiled } = packedAt(place.contract, index);
    const shown = parts.filter(({ property }) => property === undefined || !isVeiled);
    const { path } = place;
    return [
      {
        made,
        step: { kind: 'case', path, made },
        requests: 1,
        classes: [
          ...classesKnown(made, place.contract),
          ...classes(row.id, worth.requirement, path),
          ...shown.flatMap((part) => classesOfPart(part, Math.floor(index / 2), path)),
        ],
      },
    ];
  });

/** A reading; what is read back is the first packed body, where there is one, and shows what that shows. */
const reading = ({ id, level, when }: Requirement, path: string, first: PackedCandidate | undefined): Candidate => {
  const isReadBack = when.sends === 'createThenRead';
  const own = classes(id, (isReadBack ? worth.readBack : worth.nothingCreated) * byLevel[level], path);
  const step = { kind: 'reading', path, id } as const;
  if (!isReadBack || first === undefined) return { step, requests: requestsOfReading, classes: own };
  return { step: { ...step, made: first.made }, requests: requestsOfReading, classes: [...own, ...first.classes] };
};

/** Whether packed bodies hold all that a requirement sends. */
const isHeld = ({ when }: Requirement): boolean => when.sends === 'values';

/** All that can be sent on a path for these requirements, in their order. */
export const candidatesOn = (place: Place, rows: readonly Planned[]): readonly Candidate[] => {
  const isPacking = rows.some(({ row }) => isPacked(row));
  const bodies = rows.filter(({ row }) => isPacked(row)).flatMap(({ row }) => packed(row, place));
  return rows.flatMap(({ row, most }) => {
    if (isPacked(row)) return bodies;
    if (isRead(row)) return [reading(row, place.path, bodies[0])];
    return isPacking && isHeld(row) ? [] : single(row, place).slice(0, most);
  });
};

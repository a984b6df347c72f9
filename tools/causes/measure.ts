// Measures how well causes name what is wrong: on single faults, on two at once, and on lawful targets.
import type { Contract } from '../../contracts/contract.ts';
import type { Deviation, Fault, Oddity } from '../../contracts/deviations/deviation.ts';
import type { Cause, Results } from '../../reports/record/results.ts';
import { recordOn, type Size } from './record-on.ts';

/** The causes of a tenant with one fault. */
export type OfFault = {
  readonly fault: Fault;
  readonly causes: readonly Cause[];
  /** Whether there is exactly one. */
  readonly isOne: boolean;
  /** Whether its first requirement is the one that the fault breaks. */
  readonly isFirst: boolean;
};

/** The causes of a tenant with two faults. */
export type OfPair = {
  readonly faults: Pair;
  readonly causes: readonly Cause[];
  /** Whether there are two or three, and the requirements that the faults break are in different ones. */
  readonly isTold: boolean;
  /**
   * Whether one fault keeps the other from showing, so that there is one cause: what the other breaks does not fail, or both break
   * the same requirement.
   */
  readonly isHidden: boolean;
};

export type Pair = readonly [Fault, Fault];

/** The causes of a lawful target. */
export type OfLawful = { readonly name: string; readonly failing: number; readonly warning: number };

const fails = ({ requirements }: Results, id: string): boolean =>
  requirements.some((row) => row.id === id && (row.verdict === 'fail' || row.verdict === 'warn'));

const placeOf = (causes: readonly Cause[], id: string): number =>
  causes.findIndex(({ requirements }) => requirements.includes(id));

/** Measures one fault. */
export const measureFault = async (contract: Contract, fault: Fault, size: Size): Promise<OfFault> => {
  const { causes } = await recordOn(contract, [fault], size);
  return { fault, causes, isOne: causes.length === 1, isFirst: causes[0]?.requirements[0] === fault.breaks };
};

/** Measures two faults at once. */
export const measurePair = async (contract: Contract, faults: Pair, size: Size): Promise<OfPair> => {
  const record = await recordOn(contract, faults, size);
  const { causes } = record;
  const [one, other] = faults.map(({ breaks }) => placeOf(causes, breaks));
  const isTold = [2, 3].includes(causes.length) && one !== -1 && other !== -1 && one !== other;
  const isAlone = faults.some(({ breaks }) => !fails(record, breaks)) || faults[0].breaks === faults[1].breaks;
  return { faults, causes, isTold, isHidden: !isTold && isAlone && causes.length === 1 };
};

/** Measures a target without a fault. */
export const measureLawful = async (
  contract: Contract,
  { name, ...oddity }: Pick<Oddity, 'name'> & Deviation,
  size: Size,
): Promise<OfLawful> => {
  const { causes, requirements } = await recordOn(contract, [oddity], size);
  const failing = causes.filter((cause) =>
    requirements.some(({ id, verdict }) => verdict === 'fail' && cause.requirements.includes(id)),
  );
  return { name, failing: failing.length, warning: causes.length - failing.length };
};

/** The share of those for which something holds, from 0 to 1. */
export const shareOf = <T>(all: readonly T[], holds: (one: T) => boolean): number =>
  all.filter(holds).length / Math.max(1, all.length);

// The kill matrix: which fault is caught by which requirement, what survives, and who is blamed without a reason.
import type { Contract } from '../../contracts/contract.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import { faultsOf } from '../../fixtures/tenant/faults/faults.ts';
import { odditiesOf } from '../../fixtures/tenant/oddities/oddities.ts';
import { providerRequirements } from '../campaign/schedule.ts';
import type { Broken, Tried } from './trial.ts';
import type { Done, Way } from './trials.ts';

export type FaultRow = {
  readonly name: string;
  readonly says: string;
  readonly breaks: string;
  /** Whether the requirement that it breaks catches it, for each way that was tried. */
  readonly caught: Readonly<Partial<Record<Way, boolean>>>;
  /** Within how many cases of its requirement it was caught when it showed at one in a hundred requests. */
  readonly casesWhenRare?: number;
  /** Every requirement that was found broken when the fault showed at every request. */
  readonly kills: readonly string[];
};

export type OddityRow = {
  readonly name: string;
  readonly says: string;
  readonly seeds: number;
  /** The requirements of MUST level that were found broken. */
  readonly blamedBy: readonly string[];
};

export type RequirementRow = {
  readonly id: string;
  /** How many exchanges of a run could have shown it broken on the plain tenant. */
  readonly cases: number;
  readonly killedBy: readonly string[];
};

export type KillMatrix = {
  readonly faults: readonly FaultRow[];
  readonly oddities: readonly OddityRow[];
  readonly requirements: readonly RequirementRow[];
  /** What is wrong with the suite, as sentences: faults that survive, requirements that cannot fail. */
  readonly survivors: readonly string[];
  /** Blame of a plain or lawful tenant, or of a path that a fault does not touch. */
  readonly falseAlarms: readonly string[];
};

const judgedOf = (contract: Contract): readonly RequirementId[] =>
  providerRequirements(contract)
    .filter(({ level }) => level !== 'UNSPECIFIED')
    .map(({ id }) => id);

const idsIn = (broken: readonly Broken[]): string[] =>
  [...new Set(broken.map(({ requirement }) => requirement))].sort();

const triedIn = (done: readonly Done[], way: Way, name: string): Tried | undefined =>
  done.find(({ purpose }) => purpose.kind === 'fault' && purpose.way === way && purpose.name === name)?.tried;

const faultRows = (contract: Contract, done: readonly Done[]): FaultRow[] =>
  faultsOf(contract).flatMap(({ name, says, breaks }) => {
    const always = triedIn(done, 'always', name);
    if (!always) return [];
    const isCaught = (way: Way): Readonly<Partial<Record<Way, boolean>>> => {
      const tried = triedIn(done, way, name);
      return tried ? { [way]: idsIn(tried.broken).includes(breaks) } : {};
    };
    const caught = { ...isCaught('always'), ...isCaught('onOnePath'), ...isCaught('oneInHundred') };
    const cases = caught.oneInHundred ? triedIn(done, 'oneInHundred', name)?.cases[breaks] : undefined;
    const row = { name, says, breaks, caught, kills: idsIn(always.broken) };
    return [cases === undefined ? row : { ...row, casesWhenRare: cases }];
  });

const oddityRows = (contract: Contract, done: readonly Done[]): OddityRow[] => {
  const isMust = ({ requirement: id }: Broken): boolean => contract.requirements.get(id).level === 'MUST';
  return odditiesOf(contract).flatMap(({ name, says }) => {
    const own = done.filter(({ purpose }) => purpose.kind === 'oddity' && purpose.name === name);
    if (own.length === 0) return [];
    const seeds = own.reduce((sum, { trial }) => sum + trial.seeds.length, 0);
    return [{ name, says, seeds, blamedBy: idsIn(own.flatMap(({ tried }) => tried.broken.filter(isMust))) }];
  });
};

const requirementRows = (contract: Contract, done: readonly Done[], rows: readonly FaultRow[]): RequirementRow[] => {
  const plain = done.find(({ purpose }) => purpose.kind === 'plain')?.tried;
  return judgedOf(contract).map((id) => ({
    id,
    cases: plain?.cases[id] ?? 0,
    killedBy: rows.filter(({ breaks, kills }) => breaks === id && kills.includes(id)).map(({ name }) => name),
  }));
};

const wayWords: Readonly<Record<Way, string>> = {
  always: 'that shows at every request',
  onOnePath: 'on one path only',
  oneInHundred: 'at one in a hundred requests',
};

const survivorsIn = (rows: readonly FaultRow[]): string[] =>
  rows.flatMap(({ name, breaks, caught }) =>
    Object.entries(wayWords).flatMap(([way, words]) =>
      Object.entries(caught).some(([tried, isCaught]) => tried === way && !isCaught)
        ? [`the fault ${name} ${words} is not caught by ${breaks}`]
        : [],
    ),
  );

/** A requirement that no fault breaks may be one that cannot fail; it is known only when every fault was tried. */
const toothless = (contract: Contract, rows: readonly FaultRow[], requirements: readonly RequirementRow[]): string[] =>
  rows.length < faultsOf(contract).length
    ? []
    : requirements.filter(({ killedBy }) => killedBy.length === 0).map(({ id }) => `no fault makes ${id} fail`);

const said = (ids: readonly string[], who: string): string[] => ids.map((id) => `${id} blames ${who}`);

const blamedPaths = (done: readonly Done[]): string[] =>
  done.flatMap(({ purpose, trial, tried }) => {
    if (purpose.kind !== 'fault' || purpose.way !== 'onOnePath') return [];
    const path = trial.deviation?.split('@')[1];
    const elsewhere = tried.broken.filter((broken) => broken.path !== path);
    return said(idsIn(elsewhere), `paths that the fault ${trial.deviation} does not touch`);
  });

const falseAlarmsIn = (done: readonly Done[], rows: readonly OddityRow[]): string[] => [
  ...done.flatMap(({ purpose, tried }) =>
    purpose.kind === 'plain' ? said(idsIn(tried.broken), 'the plain tenant') : [],
  ),
  ...rows.flatMap(({ name, blamedBy }) => said(blamedBy, `the lawful oddity ${name}`)),
  ...blamedPaths(done),
];

/** What all trials together say of the suite. */
export const killMatrix = (contract: Contract, done: readonly Done[]): KillMatrix => {
  const rows = faultRows(contract, done);
  const lawful = oddityRows(contract, done);
  const requirements = requirementRows(contract, done, rows);
  return {
    faults: rows,
    oddities: lawful,
    requirements,
    survivors: [...survivorsIn(rows), ...toothless(contract, rows, requirements)],
    falseAlarms: falseAlarmsIn(done, lawful),
  };
};

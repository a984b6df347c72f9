// Symptoms: the exchanges of a run that failed alike are counted together, with what sets their requests apart from those that
// passed. All of it is bounded, whatever a target answers.
import type { Contract } from '../../../contracts/contract.ts';
import { objectIn } from '../../../contracts/judging/created-entity.ts';
import type { Finding } from '../../../contracts/judging/exchange.ts';
import { saysNothing } from '../../../contracts/judging/judge-exchange.ts';
import type { Judged } from '../../../engine/campaign/run-event.ts';
import type { Symptom } from '../results.ts';
import { changesOf } from './changes/changes-of.ts';
import { type Changes, openChanges } from './changes/count-changes.ts';
import { type Elsewhere, openElsewhere } from './changes/elsewhere.ts';
import { afterMany, type Progress } from './fallen-over.ts';
import { type Features, featuresOf } from './features.ts';
import { measuresOf } from './measures.ts';
import { openOthers } from './others.ts';
import { addTo, emptySample, sampleFor } from './sample.ts';
import { isOfValue, keyOf, memberAt, type Sign, signAt } from './sign.ts';
import { type Comparable, tellingFeatures } from './telling.ts';

type Failures = Comparable & {
  readonly sign: Sign;
  /** Which create was the first that failed so. */
  readonly first: number;
  readonly paths: Map<string, number>;
  readonly besides: Map<string, number>;
  readonly changes: Changes;
};

export type SymptomCounter = { readonly hear: (event: Judged) => void; readonly symptoms: () => readonly Symptom[] };

const most = 100;
/** So many texts with the same status are kept apart. */
const mostTexts = 5;

const isAlike = (one: Sign, other: Sign): boolean =>
  other.text !== undefined &&
  one.wanted === other.wanted &&
  one.location === other.location &&
  one.actual === other.actual;

const count = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

const emptyFailures = (sign: Sign, first: number): Failures => ({
  sign,
  first,
  all: emptySample(),
  byRequirement: new Map(),
  paths: new Map(),
  besides: new Map(),
  changes: openChanges(),
});

/** What a case was made to show; undefined where nothing is expected of it. */
const wantedOf = (contract: Contract, { case: made }: Judged): Sign['wanted'] | undefined => {
  const { answers } = contract.requirements.get(made.requirement).then;
  if (answers === 'created') return 'create';
  return answers === 'refusal' ? 'refusal' : undefined;
};

/** Where a finding is; one on how a member is written is not one on its value. */
const placeOf = (finding: Finding): string =>
  finding.location.startsWith('/') && !isOfValue(finding)
    ? `${finding.location} ${finding.requirement}`
    : finding.location;

// Sorted, because exchanges end in no fixed order and equal seeds must give equal records.
const sorted = (counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> =>
  Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));

/** No failure yet. */
export const openSymptoms = (contract: Contract): SymptomCounter => {
  const [featuresIn, measures] = [featuresOf(contract), measuresOf(contract)];
  const elsewhere: Elsewhere = openElsewhere(contract);
  const failing = new Map<string, Failures>();
  const others = openOthers();
  const progress: Progress = { creates: 0, accepted: 0 };

  const add = (key: string, sign: Sign): Failures => {
    const failures = failing.get(key) ?? emptyFailures(sign, progress.creates);
    failing.set(key, failures);
    return failures;
  };

  /** The failures with a sign; of the many that a hostile target may give, those with the same status are together. */
  const failuresFor = (key: string, sign: Sign): Failures => {
    const known = failing.get(key);
    if (known) return known;
    const { text: _, ...plain } = sign;
    const alike = [...failing.values()].filter((one) => isAlike(one.sign, sign));
    if (alike.length >= mostTexts) return add(JSON.stringify(plain), plain);
    return failing.size < most ? add(key, sign) : add('others', { wanted: sign.wanted, location: '', actual: 'other' });
  };

  const noteChanges = ({ changes }: Failures, location: string, { case: made, found }: Judged): void => {
    const member = found && memberAt(contract, location, found.answer);
    const sent = objectIn(made.request.body);
    if (!member || !sent) return;
    const echo = { sent: sent[member.name], actual: member.value };
    changes.note([...changesOf(member.type, echo), ...elsewhere.changes(member.name, echo, sent)]);
  };

  const noteFailure = (event: Judged, findings: readonly Finding[], wanted: Sign['wanted'], features: Features) => {
    const [first] = findings;
    if (!first || !event.found) return;
    const sign = signAt(contract, wanted, { ...first, answer: event.found.answer });
    const failures = failuresFor(keyOf(sign, event.found.answer, first.requirement), sign);
    addTo(failures.all, features);
    for (const id of new Set(findings.map(({ requirement }) => requirement)))
      addTo(sampleFor(failures.byRequirement, id), features);
    count(failures.paths, event.case.path);
    for (const { location } of event.found.findings)
      if (location !== first.location && failures.besides.size < most) count(failures.besides, location);
    noteChanges(failures, first.location, event);
  };

  const noteProgress = (findings: readonly Finding[]): void => {
    progress.creates += 1;
    if (findings.every(({ location }) => location !== 'status')) progress.accepted = progress.creates;
  };

  const hear: SymptomCounter['hear'] = (event) => {
    const wanted = wantedOf(contract, event);
    if (!wanted || !event.found || saysNothing(event.found.answer)) return;
    const { findings } = event.found;
    const features = featuresIn(event.case.request);
    others.note(wanted, event.case.path, { findings, features });
    if (wanted === 'create') noteProgress(findings);
    for (const some of Map.groupBy(findings, placeOf).values()) noteFailure(event, some, wanted, features);
    if (wanted === 'create') elsewhere.note(event.case.request);
  };

  const symptomOf = (failures: Failures): Symptom => {
    const { sign, first, all, byRequirement, paths, besides, changes } = failures;
    const passed = others.beside(sign, [...paths.keys()], all);
    const requirements = new Map([...byRequirement].map(([id, sample]) => [id, sample.count]));
    const symptom = {
      ...sign,
      count: all.count,
      passing: passed.count,
      paths: sorted(paths),
      requirements: sorted(requirements),
      features: tellingFeatures(measures, failures, passed),
      besides: sorted(besides),
      changes: changes.counted(),
    };
    return { ...symptom, features: [...afterMany(symptom, first, progress), ...symptom.features] };
  };

  return {
    hear,
    symptoms: () =>
      [...failing].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, failures]) => symptomOf(failures)),
  };
};

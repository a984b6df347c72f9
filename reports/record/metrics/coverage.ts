// Coverage: how often each class of values was sent, in valid bodies and in those to be refused.
import type { Contract } from '../../../contracts/contract.ts';
import { isObject, readBody } from '../../../contracts/odata/read-body.ts';

import type { Case } from '../../../fixtures/cases/case.ts';
import type { Coverage } from '../results.ts';
import { axesOf } from './axes.ts';

export type CoverageCounter = { readonly hear: (made: Case) => void; readonly coverage: () => readonly Coverage[] };

type Sent = { cases: number; readonly paths: Set<string> };
type Counts = Map<string, Sent>;

const note = (counts: Counts, name: string, path: string): void => {
  const known = counts.get(name);
  const sent = known ?? { cases: 0, paths: new Set() };
  sent.cases += 1;
  sent.paths.add(path);
  if (!known) counts.set(name, sent);
};

// A reason names the class before the value ("is a string: ..."), so even a long run has only some dozens of classes.
const classOf = (reason: string): string =>
  reason
    .split(': ', 1)
    .join('')
    .replace(/the body ends after \d+ bytes/, 'the body ends too early')
    .replace(/property ".*" is sent/, 'property is sent');

const mostClasses = 500;

/** What the classes of cases that are to be refused are about; of a client, its requirements say more. */
export const broken = 'bodies and requests that may or must be refused';
const written = 'ways of writing a valid body';

const openCounts = (classes: readonly string[]): Counts =>
  new Map(classes.map((name) => [name, { cases: 0, paths: new Set() }]));

const listed = (about: string, counts: Counts): Coverage => ({
  about,
  classes: [...counts].map(([name, { cases, paths }]) => ({ name, cases, paths: paths.size })),
});

// Sorted, because exchanges end in no fixed order and equal seeds must give equal records.
const sorted = (counts: Counts): Counts => new Map([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));

/** Nothing sent yet. */
export const openCoverage = (contract: Contract): CoverageCounter => {
  const along = axesOf(contract).map((axis) => ({ axis, counts: openCounts(axis.classes) }));
  const [refused, forms]: readonly [Counts, Counts] = [new Map(), new Map()];

  const noteReason = (counts: Counts, { reason, path }: Case): void => {
    const name = classOf(reason);
    if (counts.has(name) || counts.size < mostClasses) note(counts, name, path);
  };

  const noteValues = ({ request, path }: Case): void => {
    const reading = readBody(request.body);
    if (!('value' in reading) || !isObject(reading.value)) return;
    for (const { axis, counts } of along) for (const name of axis.of(reading.value)) note(counts, name, path);
  };

  return {
    hear: (made) => {
      const { then, when } = contract.requirements.get(made.requirement);
      if (then.answers !== 'created') return noteReason(refused, made);
      if (made.reason !== '' && when.sends !== 'values') noteReason(forms, made);
      noteValues(made);
    },
    coverage: () => [
      ...along.map(({ axis, counts }) => listed(axis.about, counts)),
      ...[listed(written, sorted(forms)), listed(broken, sorted(refused))].filter(({ classes }) => classes.length > 0),
    ],
  };
};

// A comparison as text: what differs, what the description says of each path, and what it leaves open.
import type { Comparison, PathReport } from '../../drift/compare.ts';
import type { DescribedCreate, Place } from '../../drift/description.ts';
import { type Drift, type DriftKind, kinds } from '../../drift/drift.ts';

const at = (place: Place | undefined): string => (place === undefined || place === '' ? '' : ` (${place})`);

/** What a description says of a create, and what it does not say. */
export const insertableWords = ({ insertable }: DescribedCreate): string =>
  insertable === undefined ? 'unstated' : insertable ? 'yes' : 'no';

/** What a description says of a path, in words. */
export const statementWords = ({ statement }: PathReport): string =>
  statement.says === 'allowed'
    ? `allowed; insertable: ${insertableWords(statement.create)}`
    : `${statement.says}: ${statement.why}`;

/** Where a description says something of a path. */
export const placeOfStatement = ({ statement }: PathReport): Place | undefined =>
  statement.says === 'allowed' ? statement.create.place : statement.place;

/** How many differences there are of a kind. */
export const countOf = ({ drifts }: Comparison, kind: DriftKind): number =>
  drifts.filter((one) => one.kind === kind).length;

/** One line with the numbers of all kinds. */
export const countWords = (comparison: Comparison): string =>
  kinds.map((kind) => `${countOf(comparison, kind)} ${kind}`).join(', ');

const linesOf = ({ kind, id, subject, says, place, means }: Drift): string[] => [
  `${kind} ${id}`,
  `  ${subject}: ${says}${at(place)}`,
  `  provider: ${means.provider}`,
  `  client: ${means.client}`,
  `  pact: ${means.pact}`,
];

const pathLines = (path: PathReport): string[] => [
  `  ${path.template}`,
  `    ${statementWords(path)}${at(placeOfStatement(path))}`,
];

/** How many creates a description allows. */
export const createsWords = ({ allowed, beyond, isCapped }: Comparison): string =>
  `Creates that it allows: ${isCapped ? 'more than ' : ''}${allowed}, of which beyond the page: ${beyond.length}`;

/** How many paths lead to an entity like the one that the documented paths start with. */
export const elsewhereWords = ({ elsewhere: [first, ...more] }: Comparison): string | undefined =>
  first && `Creates where other paths lead to an entity as at ${first.alike}: ${more.length + 1}`;

const createLines = (comparison: Comparison): string[] => {
  const elsewhere = elsewhereWords(comparison);
  const listed = (creates: readonly DescribedCreate[]): string[] => creates.map(({ template }) => `  ${template}`);
  return [
    createsWords(comparison),
    ...listed(comparison.beyond),
    ...(elsewhere === undefined ? [] : [elsewhere, ...listed(comparison.elsewhere)]),
  ];
};

/** A comparison as lines of text. */
export const driftLines = (comparison: Comparison, source: string): string[] => [
  `${source}: ${comparison.format}`,
  '',
  ...comparison.drifts.flatMap((one) => [...linesOf(one), '']),
  'Documented paths',
  ...comparison.paths.flatMap(pathLines),
  '',
  ...createLines(comparison),
  '',
  countWords(comparison),
];

// The generated part of docs/causes.md: figures, and what is said of single faults.
import { type OfFault, type OfLawful, type OfPair, shareOf } from './measure.ts';

export type Measured = {
  readonly halves: Readonly<Record<string, readonly OfFault[]>>;
  readonly pairs: readonly OfPair[];
  readonly lawful: readonly OfLawful[];
};

/** The lines that the generated part stands between. */
export const marks = ['<!-- written by npm run causes -->', '<!-- end -->'] as const;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const cell = (text: string): string =>
  text
    .replaceAll(/[\\`*_[\]|]/g, '\\$&')
    .replaceAll('<', '&lt;')
    .replaceAll('{', '&#123;')
    .replaceAll('\u0000', '');

type Row = readonly [what: string, figure: string, limit: string];

const ofFaults = (name: string, some: readonly OfFault[]): readonly Row[] => [
  [
    `one fault (${some.length} ${name}): exactly one cause`,
    percent(shareOf(some, ({ isOne }) => isOne)),
    'at least 95 %',
  ],
  [
    `one fault (${some.length} ${name}): the first requirement is the one that the fault breaks`,
    percent(shareOf(some, ({ isFirst }) => isFirst)),
    'at least 95 %',
  ],
];

const ofPairs = (pairs: readonly OfPair[]): readonly Row[] => {
  const showing = pairs.filter(({ isHidden }) => !isHidden);
  return [
    [
      `two faults at once (${pairs.length} pairs): two or three causes, both named`,
      percent(shareOf(pairs, ({ isTold }) => isTold)),
      '',
    ],
    [
      `two faults that both show (${showing.length} of these pairs): two or three causes, both named`,
      percent(shareOf(showing, ({ isTold }) => isTold)),
      'at least 90 %',
    ],
  ];
};

const ofLawful = (lawful: readonly OfLawful[]): readonly Row[] => [
  [
    `lawful targets (${lawful.length}): no cause of a failure`,
    percent(shareOf(lawful, ({ failing }) => failing === 0)),
    'all',
  ],
];

/** The figures, with their limits. */
export const figures = ({ halves, pairs, lawful }: Measured): readonly Row[] => [
  ...Object.entries(halves).flatMap(([name, some]) => ofFaults(name, some)),
  ...ofPairs(pairs),
  ...ofLawful(lawful),
];

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);

const summaries = ({ causes }: OfFault): string => causes.map(({ summary }) => cell(summary)).join('; **and** ');

/** Every so many faults are shown, and every one that is not told as it should be. */
const shownOf = 10;

const isShown = ({ isOne, isFirst }: OfFault, place: number): boolean => !isOne || !isFirst || place % shownOf === 0;

/** The generated part, between its marks. */
export const generated = (measured: Measured): string => {
  const faults = Object.values(measured.halves).flat().filter(isShown);
  const rows = faults.map((of) => [
    cell(of.fault.says),
    summaries(of),
    `${of.isOne ? '' : 'several causes '}${of.isFirst ? '' : `first is not \`${of.fault.breaks}\``}`,
  ]);
  return [
    marks[0],
    '',
    ...table(['measured', 'figure', 'limit'], figures(measured)),
    '',
    ...table(['the target', 'the causes', ''], rows),
    '',
    marks[1],
  ].join('\n');
};

/**
 * A page with a new generated part.
 * @throws Error when the page has no marks.
 */
export const withGenerated = (page: string, part: string): string => {
  const [start, end] = [page.indexOf(marks[0]), page.indexOf(marks[1])];
  if (start < 0 || end < start) throw new Error(`the page has no ${marks.join(' and ')}`);
  return `${page.slice(0, start)}${part}${page.slice(end + marks[1].length)}`;
};

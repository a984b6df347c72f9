// The curve as a picture: the share of the faults that were caught, over the number of requests, with a line for each way.
import { budgets } from './searches.ts';

export type Line = {
  readonly name: string;
  readonly shares: readonly number[];
  /** The place of its colour; of a line that belongs to another, that of the other one. */
  readonly colour: number;
  readonly isDashed?: true;
};

const [width, height] = [720, 400] as const;
const frame = { left: 56, right: 560, top: 24, bottom: 348 } as const;

/** Pixels from one name to the next below it, where lines end close to each other. */
const namesApart = 17;

const colours = ['#0b57b0', '#b3541e', '#6b4fa0'] as const;

const x = (index: number): number => frame.left + (index * (frame.right - frame.left)) / (budgets.length - 1);
const y = (share: number): number => frame.bottom - share * (frame.bottom - frame.top);

const text = (
  at: readonly [number, number],
  anchor: 'start' | 'middle' | 'end',
  words: string,
  fill = '#444',
): string => `<text x="${at[0]}" y="${at[1]}" text-anchor="${anchor}" fill="${fill}">${words}</text>`;

const gridLine = (share: number): string =>
  [
    `<line x1="${frame.left}" x2="${frame.right}" y1="${y(share)}" y2="${y(share)}" stroke="#ddd"/>`,
    text([frame.left - 8, y(share) + 4], 'end', `${share * 100} %`),
  ].join('\n');

const inColour = ({ colour }: Line): string => colours[colour % colours.length] ?? '#000';

const drawn = (line: Line): string => {
  const { shares, isDashed } = line;
  const colour = inColour(line);
  const points = shares.map((share, place) => [x(place), y(share)] as const);
  const dashes = isDashed ? ' stroke-dasharray="5 5" stroke-width="1.5"' : ' stroke-width="2.5"';
  return [
    `<polyline points="${points.map((point) => point.join(',')).join(' ')}" fill="none" stroke="${colour}"${dashes}/>`,
    ...points.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="${isDashed ? 2.5 : 3.5}" fill="${colour}"/>`),
  ].join('\n');
};

/** The names of the lines beside their ends, from the top down, none upon another. */
const names = (lines: readonly Line[]): readonly string[] => {
  const ends = lines.map((line) => ({ line, end: y(line.shares.at(-1) ?? 0) })).sort((a, b) => a.end - b.end);
  let lowest = Number.NEGATIVE_INFINITY;
  return ends.map(({ line, end }) => {
    lowest = Math.max(end, lowest + namesApart);
    return text([frame.right + 10, lowest + 4], 'start', line.name, inColour(line));
  });
};

/** The picture, as SVG. */
export const chart = (lines: readonly Line[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Arial, Helvetica, sans-serif" font-size="13" role="img" aria-label="Share of the faults that are caught, by the number of requests">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...[0, 0.25, 0.5, 0.75, 1].map(gridLine),
    ...budgets.map((budget, index) => text([x(index), frame.bottom + 20], 'middle', String(budget))),
    text([(frame.left + frame.right) / 2, frame.bottom + 42], 'middle', 'requests (--budget)'),
    ...lines.map(drawn),
    ...names(lines),
    '</svg>',
    '',
  ].join('\n');

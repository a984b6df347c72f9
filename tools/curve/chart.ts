// The curve as a picture: the share of the faults that were caught, over the number of requests, with a line for each way.
import { budgets } from './searches.ts';

export type Line = { readonly name: string; readonly shares: readonly number[] };

const [width, height] = [720, 400] as const;
const frame = { left: 56, right: 560, top: 24, bottom: 348 } as const;

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

const drawn = ({ name, shares }: Line, index: number): string => {
  const colour = colours[index % colours.length] ?? '#000';
  const points = shares.map((share, place) => [x(place), y(share)] as const);
  const last = points.at(-1) ?? [0, 0];
  return [
    `<polyline points="${points.map((point) => point.join(',')).join(' ')}" fill="none" stroke="${colour}" stroke-width="2.5"/>`,
    ...points.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3.5" fill="${colour}"/>`),
    text([last[0] + 10, last[1] + 4], 'start', name, colour),
  ].join('\n');
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
    '</svg>',
    '',
  ].join('\n');

// The README's pictures are readable at GitHub's width, and small.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { columns, terminalSvg } from './terminal-svg.ts';

const docs = join(__dirname, '../../docs');
const svg = readFileSync(join(docs, 'run.svg'), 'utf8');
const numberOf = (name: string): number => Number(new RegExp(` ${name}="([\\d.]+)"`).exec(svg)?.[1]);

// GitHub scales down what is wider.
const githubWidth = 830;

test('the terminal is not scaled down, and its text is large enough', () => {
  expect(numberOf('width')).toBeLessThanOrEqual(githubWidth);
  expect(numberOf('font-size')).toBeGreaterThanOrEqual(12);
});

test('the report is sharp on screens with more pixels, and small', () => {
  // An extended WebP picture has its width, less one, in 24 bits at byte 24.
  const bytes = readFileSync(join(docs, 'report.webp'));
  expect(bytes.toString('latin1', 12, 16)).toBe('VP8X');
  expect(bytes.readUIntLE(24, 3) + 1).toBeGreaterThan(githubWidth * 1.5);
  expect(statSync(join(docs, 'report.webp')).size).toBeLessThan(150_000);
});

const esc = '\u001b';

test('colours and bold are drawn', () => {
  const drawn = terminalSvg([`${esc}[1m${esc}[31mbad${esc}[39m${esc}[22m <& good`], 'a run');
  expect(drawn).toContain('<tspan fill="#ff7b72" font-weight="bold">bad</tspan><tspan> &lt;&amp; good</tspan></text>');
});

test('a long line is wrapped as a terminal wraps it', () => {
  const drawn = terminalSvg(['x'.repeat(columns + 3)], 'a run');
  expect(drawn.match(/<text /g)).toHaveLength(2);
  expect(drawn).toContain('<tspan>xxx</tspan>');
});

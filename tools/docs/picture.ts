// Draws the picture of a run for the README: the output of the real command, colours and all, as an SVG.
// Run by `npm run picture`; the run has two faults in the tenant, so that a failure is to be seen.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTenant } from '../../fixtures/tenant/start.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';

const [lineHeight, charWidth, margin, columns] = [18, 8.43, 16, 156];

const colours: Readonly<Record<string, string>> = {
  '31': '#ff7b72',
  '32': '#7ee787',
  '33': '#e3b341',
  '90': '#8b949e',
  '2': '#8b949e',
};

const esc = '\u001b';
const codes = new RegExp(`(${esc}\\[\\d+m)`);

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const cut = (line: string): string => {
  let [shown, width] = ['', 0];
  for (const part of line.split(codes)) {
    const room = part.startsWith(esc) ? part : part.slice(0, Math.max(0, columns - width));
    if (!part.startsWith(esc)) width += part.length;
    shown += room;
  }
  return width > columns ? `${shown}…` : shown;
};

const spans = (line: string): string => {
  let [colour, bold] = ['', ''];
  return line
    .split(codes)
    .map((part) => {
      const code = codes.test(part) ? part.slice(2, -1) : undefined;
      if (code === undefined) return part === '' ? '' : `<tspan${colour}${bold}>${escapeXml(part)}</tspan>`;
      if (code === '1') bold = ' font-weight="bold"';
      if (code === '22') [bold, colour] = ['', ''];
      if (code === '39') colour = '';
      if (colours[code] !== undefined) colour = ` fill="${colours[code]}"`;
      return '';
    })
    .join('');
};

const draw = (lines: readonly string[]): string => {
  const [width, height] = [Math.ceil(columns * charWidth) + 2 * margin, lines.length * lineHeight + 2 * margin];
  const texts = lines.map(
    (line, index) =>
      `<text x="${margin}" y="${margin + (index + 0.8) * lineHeight}" xml:space="preserve">${spans(cut(line))}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14" fill="#e6edf3" role="img" aria-label="The output of verify on a tenant with two faults">
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
${texts.join('\n')}
</svg>
`;
};

const directory = mkdtempSync(join(tmpdir(), 'userstatus-picture-'));
const tenant = await startTenant(['count-int16', 'no-challenge']);
const { stdout } = spawnSync(process.execPath, ['cli/main.ts', 'verify', '--seed', '1', '--report-dir', directory], {
  env: {
    ...process.env,
    FORCE_COLOR: '1',
    GRAPH_BASE_URL: tenant.baseUrl,
    GRAPH_TOKEN: tenantTokens.granted,
    GRAPH_INSUFFICIENT_TOKEN: tenantTokens.insufficient,
    GRAPH_PERSONAL_TOKEN: tenantTokens.personal,
  },
  encoding: 'utf8',
});
await tenant.close();
rmSync(directory, { recursive: true });
const command = '$ userstatus-conformance verify --target "$GRAPH_BASE_URL" --seed 1';
const lines = [command, '', ...stdout.trimEnd().split('\n')].map((line) =>
  line.replace(new URL(tenant.baseUrl).port, '8080'),
);
writeFileSync(join(import.meta.dirname, '../../docs/run.svg'), draw(lines));

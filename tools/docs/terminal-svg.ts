// Terminal output as an SVG with colours, as wide as GitHub shows a README, so that it is not scaled down.

const [fontSize, lineHeight, charWidth, margin] = [12, 17, 7.23, 10];

/** Characters in a line. */
export const columns = 112;

const colours: Readonly<Record<string, string>> = {
  '31': '#ff7b72',
  '32': '#7ee787',
  '33': '#e3b341',
  '90': '#9198a1',
  '2': '#9198a1',
};

const esc = '\u001b';
const code = new RegExp(`^${esc}\\[(\\d+)m$`);
const codes = new RegExp(`(${esc}\\[\\d+m)`);

type Style = { readonly colour: string; readonly bold: string };
type Span = Style & { readonly text: string };

const plain: Style = { colour: '', bold: '' };

const styled = (style: Style, number: string): Style => {
  if (number === '1') return { ...style, bold: ' font-weight="bold"' };
  // Ends both bold and dim.
  if (number === '22') return plain;
  if (number === '39') return { ...style, colour: '' };
  const colour = colours[number];
  return colour === undefined ? style : { ...style, colour: ` fill="${colour}"` };
};

/** A line as spans of one style each. */
const spansOf = (line: string): Span[] => {
  let style = plain;
  return line.split(codes).flatMap((part): Span[] => {
    const [, number] = code.exec(part) ?? [];
    if (number === undefined) return part === '' ? [] : [{ ...style, text: part }];
    style = styled(style, number);
    return [];
  });
};

/** The rows that a line takes, as a terminal wraps it. */
const rowsOf = (line: string): Span[][] => {
  const rows: Span[][] = [[]];
  let room = columns;
  for (const span of spansOf(line))
    for (let text = span.text; text !== ''; ) {
      if (room === 0) room = rows.push([]) && columns;
      const piece = text.slice(0, room);
      rows.at(-1)?.push({ ...span, text: piece });
      text = text.slice(piece.length);
      room -= piece.length;
    }
  return rows;
};

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const tspan = ({ colour, bold, text }: Span): string => `<tspan${colour}${bold}>${escapeXml(text)}</tspan>`;

/** The lines as an SVG with this description. */
export const terminalSvg = (lines: readonly string[], description: string): string => {
  const rows = lines.flatMap(rowsOf);
  const [width, height] = [Math.ceil(columns * charWidth) + 2 * margin, rows.length * lineHeight + 2 * margin];
  const baseline = (index: number): string => (margin + (index + 0.75) * lineHeight).toFixed(1);
  const texts = rows.map(
    (spans, index) =>
      `<text x="${margin}" y="${baseline(index)}" xml:space="preserve">${spans.map(tspan).join('')}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="${fontSize}" fill="#e6edf3" role="img" aria-label="${description}">
<!-- Drawn by npm run picture. -->
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
${texts.join('\n')}
</svg>
`;
};

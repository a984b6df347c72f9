// A badge as SVG: a label on grey and a message on a colour, 20 pixels high, as README files show them.
import { renderToStaticMarkup } from 'preact-render-to-string';
import { html } from '../html/markup.ts';

export type Badge = { readonly label: string; readonly message: string; readonly colour: string };

/** Average width of a character at 11 pixels; viewers fit the text to textLength in any font. */
const characterWidth = 6.2;
const padding = 6;

const widthOf = (text: string): number => Math.round(text.length * characterWidth);

const part = (text: string, { left, colour }: { readonly left: number; readonly colour: string }) => {
  const width = widthOf(text);
  return html`<g>
    <rect x=${left} width=${width + 2 * padding} height="20" fill=${colour} />
    <text x=${left + padding} y="14" textLength=${width} fill="#fff">${text}</text>
  </g>`;
};

/** The badge as SVG. */
export const badgePicture = ({ label, message, colour }: Badge): string => {
  const left = widthOf(label) + 2 * padding;
  const width = left + widthOf(message) + 2 * padding;
  const says = `${label}: ${message}`;
  return renderToStaticMarkup(html`<svg xmlns="http://www.w3.org/2000/svg" width=${width} height="20" role="img" aria-label=${says}>
    <title>${says}</title>
    <g font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">
      ${part(label, { left: 0, colour: '#555' })}${part(message, { left, colour })}
    </g>
  </svg>`);
};

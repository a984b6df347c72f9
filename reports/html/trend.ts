// How many requirements failed in the runs before and in this one, as a sparkline.
import { greatest } from '../../contracts/odata/extremes.ts';
import { countOf } from '../formats/found.ts';
import { plural } from '../formats/plural.ts';
import type { Results } from '../record/results.ts';
import { html } from './markup.ts';

const [bar, height] = [8, 24];

/** A bar for each run, in the colour of its verdict; nothing where no earlier run is kept. */
export const trend = (results: Results) => {
  const { earlier = [], start, verdict } = results;
  if (earlier.length === 0) return '';
  const runs = [...earlier, { start, verdict, failing: countOf(results, 'fail') }];
  const most = greatest([1, ...runs.map(({ failing }) => failing)]);
  const numbers = runs.map(({ failing }) => failing).join(', ');
  return html`<p class="trend small dim"><svg role="img" width=${runs.length * bar} height=${height} viewBox=${`0 0 ${runs.length * bar} ${height}`}
    aria-label=${`failing requirements in the last ${runs.length} runs: ${numbers}`}>${runs.map((run, index) => {
      const tall = Math.max(2, (height * run.failing) / most);
      return html`<rect class=${run.verdict} x=${index * bar} y=${(height - tall).toFixed(1)} width=${bar - 2} height=${tall.toFixed(1)}><title>${run.start.slice(0, 16).replace('T', ' ')}: ${run.failing} failing</title></rect>`;
    })}</svg> failing requirements in the last ${plural(runs.length, 'run')}</p>`;
};

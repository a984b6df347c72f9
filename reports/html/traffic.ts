// Latency by path, as a plot on one logarithmic scale and as numbers; answers, retries and waits.

import { greatest, least } from '../../contracts/odata/extremes.ts';
import { percentile } from '../record/metrics/latency.ts';
import type { PathTraffic } from '../record/results.ts';
import { html } from './markup.ts';

const [width, height] = [600, 44];

const durationText = (milliseconds: number): string =>
  milliseconds >= 1000 ? `${(milliseconds / 1000).toPrecision(3)} s` : `${Number(milliseconds.toPrecision(3))} ms`;

type Scale = (milliseconds: number) => number;

const scaleOf = (traffic: readonly PathTraffic[]): Scale => {
  const [low, high] = [
    Math.log(Math.max(0.01, least(traffic.map(({ latency }) => latency.min)))),
    Math.log(greatest([0.1, ...traffic.map(({ latency }) => latency.max)]) * 1.2),
  ];
  return (milliseconds) => (width * (Math.log(Math.max(0.01, milliseconds)) - low)) / Math.max(0.1, high - low);
};

const bars = ({ latency: { buckets, min } }: PathTraffic, at: Scale) => {
  const most = greatest([1, ...buckets.map(([, count]) => count)]);
  return buckets.map(([upTo, count], index) => {
    const from = at(Math.max(min, buckets[index - 1]?.[0] ?? min));
    const tall = Math.max(1, (height * count) / most);
    return html`<rect x=${from.toFixed(1)} y=${(height - tall).toFixed(1)} width=${Math.max(1, at(upTo) - from).toFixed(1)} height=${tall.toFixed(1)} />`;
  });
};

const plot = (traffic: PathTraffic, at: Scale) => {
  const { path, latency } = traffic;
  const [median, slow] = [percentile(latency, 0.5), percentile(latency, 0.99)];
  return html`<svg role="img" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none"
    aria-label=${`latencies on ${path}: half within ${durationText(median)}, 99 % within ${durationText(slow)}, the longest ${durationText(latency.max)}`}>
    ${bars(traffic, at)}<line x1=${at(median)} x2=${at(median)} y1="0" y2=${height} /></svg>`;
};

const answers = ({ answers: counts }: PathTraffic): string =>
  Object.entries(counts)
    .map(([status, count]) => `${count}\u00a0×\u00a0${status}`)
    .join(', ');

const row = (traffic: PathTraffic, at: Scale) => {
  const { path, requests, retries, waited, latency } = traffic;
  return html`<tr><th scope="row">${path}</th><td class="plot">${plot(traffic, at)}</td>
    ${[0.5, 0.9, 0.99, 1].map((share) => html`<td class="number">${durationText(percentile(latency, share))}</td>`)}
    <td class="number">${requests}</td><td class="number">${retries}</td><td class="number">${durationText(waited)}</td><td class="answers">${answers(traffic)}</td></tr>`;
};

const columns = ['path', 'distribution', '50 %', '90 %', '99 %', 'longest', 'requests', 'retries', 'waited', 'answers'];

/** The traffic of all paths; empty where the record has none. */
export const trafficTable = (traffic: readonly PathTraffic[] = []) => {
  if (traffic.length === 0) return '';
  const at = scaleOf(traffic);
  return html`<section><h2>Latency, retries and throttling</h2>
    <p class="dim">One logarithmic scale for all paths; the line is the median. Percentiles are at most a fifth too high.</p>
    <div class="panel wide" tabindex="0" role="group" aria-label="latency by path"><table>
    <thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${traffic.map((each) => row(each, at))}</tbody></table></div></section>`;
};

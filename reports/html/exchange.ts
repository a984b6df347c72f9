// An exchange: the differences, request and answer with formatted bodies, and the commands that send it again.
import { supportLine } from '../formats/support.ts';
import type { KeptBody, KeptCounterexample } from '../record/results.ts';
import { difference } from './difference.ts';
import { jsonLines } from './json-lines.ts';
import { html } from './markup.ts';

const longestBody = 4_000;

const plainBody = ({ text, bytes }: KeptBody): string =>
  text.length > longestBody
    ? `${text.slice(0, longestBody)}… (${bytes} bytes; results.json has up to 64 KiB)`
    : text || '(empty)';

/** A body: JSON one member a line, those in question marked; anything else as it is. */
const bodyText = (body: KeptBody, members: ReadonlySet<string>) => {
  const lines = body.text.length > longestBody ? undefined : jsonLines(body.text);
  if (lines === undefined) return plainBody(body);
  return lines.map(({ text, member }) =>
    member !== undefined && members.has(member) ? [html`<b>${text}</b>`, '\n'] : `${text}\n`,
  );
};

const headerText = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');

const message = (title: string, head: string, rest: unknown) => html`<div class="message">
  <h4>${title}</h4><pre tabindex="0" role="group" aria-label=${title}><strong>${head}</strong>${'\n'}${rest}</pre></div>`;

/** The members that differences are about; `status` without a slash is the answer's. */
const membersIn = (differences: KeptCounterexample['differences']): ReadonlySet<string> =>
  new Set(differences.filter(({ location }) => location.startsWith('/')).map(({ location }) => location.slice(1)));

const requestPart = ({ request, differences }: KeptCounterexample) => {
  const members = membersIn(differences);
  const rest = html`<span class="dim">${headerText(request.headers)}</span>${'\n'}${bodyText(request.body, members)}`;
  return message('request', `${request.method} ${request.url}`, rest);
};

const answerPart = ({ answer, differences }: KeptCounterexample) => {
  if (!('status' in answer)) return message('answer', answer.silence, answer.detail);
  const rest = html`<span class="dim">${headerText(answer.headers)}</span>${'\n'}${bodyText(answer.body, membersIn(differences))}`;
  return message('answer', String(answer.status), rest);
};

/** A command with its copy button, which the script shows. */
export const command = (name: string, text: string) => html`<div class="command">
  <span class="dim">${name}</span><pre tabindex="0" role="group" aria-label=${name}>${text}</pre>
  <button type="button" data-copy hidden aria-label=${`copy the ${name} command`}>copy</button></div>`;

/** The case that an exchange belongs to: what is special about its request, and its id. */
export const caseLine = ({ reason, case: id, minimal }: KeptCounterexample) => html`<p class="case">
  <span class="dim">case</span> ${reason === '' ? 'a valid create' : reason} <code class="dim">${id}</code>
  ${minimal ? '' : html`<span class="small dim"> · not shrunk</span>`}</p>`;

/** Everything about an exchange. */
export const exchange = (counterexample: KeptCounterexample) => {
  const { differences, replay, curl } = counterexample;
  const support = supportLine(counterexample);
  return html`<div class="exchange">${caseLine(counterexample)}${differences.map(difference)}
    <div class="sides">${requestPart(counterexample)}${answerPart(counterexample)}</div>
    ${command('replay', replay)}${command('curl', curl)}
    ${support === undefined ? '' : html`<p class="small dim">For a support case: <code>${support}</code></p>`}</div>`;
};

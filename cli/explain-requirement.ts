// One requirement in words: statement, source, what is sent, what is expected, an example of a pass and of a failure.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract } from '../contracts/contract.ts';
import { type Answer, isSilence, type Silence } from '../contracts/judging/exchange.ts';
import type { Requirement, Source, Then, When } from '../contracts/requirements/requirement.ts';
import { anchorOf } from '../contracts/requirements/sources.ts';
import { visible } from '../engine/output/visible.ts';
import { type ExampleExchange, examplesOf } from '../engine/selftest/example-exchanges.ts';
import { root } from '../fixtures/installation.ts';
import { citation, linkTo } from '../reports/record/source-text.ts';

const line = (name: string, text: string): string =>
  `${name.padEnd(10)}${text.replaceAll('\n', `\n${' '.repeat(10)}`)}`;

const bound: Record<Requirement['binds'], string> = {
  provider: 'a provider',
  client: 'a client',
  both: 'a provider, and a client that sends such a request',
};

/** What is sent, where the cases do not show it. */
const sent: Partial<Record<When['sends'], string>> = {
  creates: 'nothing extra: it is checked on every create',
  refusals: 'nothing extra: it is checked on everything that must be refused',
  createThenRead: 'the example of the page, then GET of the entity or of the collection',
  refusedThenRead: 'a body that must be refused, then GET of the collection',
  byClient: 'nothing: the gate checks it on every create that a client sends',
  afterAnswer: 'nothing: the gate checks what a client sends after an answer',
};

const expected = (then: Then, says: string): string => {
  if (then.answers === 'created') return '201 with the created entity';
  if (then.answers === 'refusal')
    return then.status === undefined ? 'a status from 400 to 499' : `status ${then.status}`;
  return then.answers === 'either' ? 'nothing: both answers are conformant, and the report shows which it was' : says;
};

const text = (body: string | Uint8Array): string =>
  visible((typeof body === 'string' ? body : Buffer.from(body).toString()).replaceAll('\r\n', '\n'));

const answered = (answer: Answer | Silence): string =>
  isSilence(answer) ? `no answer: ${answer.detail}` : [String(answer.status), text(answer.body)].join(' ').trim();

const exchangeText = ({ case: { reason, request }, answer }: ExampleExchange): string =>
  [
    `${request.method} ${request.path}`,
    ...Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`),
    text(request.body) || '(no body)',
    `because ${reason}`,
    `answered ${answered(answer)}`,
  ].join('\n');

/** The text of a ruling, which is a file of this package. */
const rulingText = ({ place, url = '' }: Source): string[] => {
  const [file = '', anchor] = url.split('#');
  const sections = readFileSync(join(root, file), 'utf8').split(/^#+ /m);
  const found = sections.find((section) => anchorOf(section.split('\n', 1)[0] ?? '') === anchor);
  return found === undefined ? [] : [line('ruling', found.slice(place.length).trim())];
};

const sourceLines = (source: Source): string[] => {
  const quote = source.quote === undefined ? '' : `: "${source.quote}"`;
  const own = linkTo(source) === undefined && source.url !== undefined;
  return [
    line('source', [`${citation(source)}${quote}`, ...(source.url === undefined ? [] : [source.url])].join('\n')),
    ...(own ? rulingText(source) : []),
  ];
};

const exampleLines = (contract: Contract, row: Requirement): string[] => {
  const examples = examplesOf(contract, row);
  if (examples === undefined) return [];
  const { pass, failure } = examples;
  const shown = ['', line(row.then.answers === 'either' ? 'example' : 'pass', exchangeText(pass))];
  if (failure === undefined) return shown;
  const { fault, findings } = failure;
  const found = findings.map(
    ({ location, expected, actual }) => `${location || 'body'}: expected ${expected}; actual ${actual}`,
  );
  const command = `as userstatus-conformance tenant --fault ${fault.name} does: it ${fault.says}`;
  return [...shown, '', line('failure', [`answered ${answered(failure.answer)}`, ...found, command].join('\n'))];
};

/** A requirement in words. */
export const explainRequirement = (contract: Contract, row: Requirement): string => {
  const { id, level, says, binds, source, when, then } = row;
  const sends = sent[when.sends];
  return [
    `${level} ${id}`,
    says,
    '',
    line('binds', bound[binds]),
    ...sourceLines(source),
    ...(sends === undefined ? [] : [line('sent', sends)]),
    line('expected', expected(then, says)),
    ...exampleLines(contract, row),
  ].join('\n');
};

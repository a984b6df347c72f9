// Takes names and ids out of what is reported of traffic. Verdicts are those of the traffic as it was: what is reported of an
// exchange is changed after it was judged.
import type { Contract } from '../../contracts/contract.ts';
import {
  type Answer,
  type Exchange,
  type Finding,
  type Headers,
  isSilence,
  type Request,
  type Silence,
} from '../../contracts/judging/exchange.ts';
import { kindOf } from '../../contracts/odata/entity-type.ts';
import type { Listener, RunEvent } from '../../engine/campaign/run-event.ts';
import type { Counterexample } from '../../engine/campaign/verdict.ts';
import { openBodies } from './bodies.ts';
import { contractWords, publicTexts } from './contract-words.ts';
import { openPaths } from './paths.ts';
import { openPseudonyms, type Pseudonyms } from './pseudonym.ts';
import { openTexts, type Replaced } from './texts.ts';

export type Anonymiser = {
  /** A listener that hears of no name and no id. */
  readonly before: (hear: Listener) => Listener;
  /** The request without them. */
  readonly request: (request: Request) => Request;
  /** A base URL without them. */
  readonly base: (url: string) => string;
};

/** Members of an error and of what an error of Intune holds: words of the provider. */
const ofErrors: ReadonlySet<string> = new Set([
  ...['code', 'message', 'target', 'date', 'request-id', 'client-request-id'],
  ...['httpheaders', 'customapierrorphrase', 'retryafter', 'errorsourceservice'],
]);

/** Headers that say how a message is read. */
const ofMessage: ReadonlySet<string> = new Set(['accept', 'authorization', 'content-encoding', 'content-type']);

/** What V8 quotes of a text that is not JSON, cut wherever it happens to be. */
const snippet = /,? ?(?:\.{3})?"[\s\S]*"(?:\.{3})? is not valid JSON/;

/** An anonymiser of one run. */
export const openAnonymiser = (contract: Contract, pseudonymOf: Pseudonyms = openPseudonyms()): Anonymiser => {
  const open = publicTexts(contract);
  const words = contractWords(contract);
  const texts = openTexts(words, pseudonymOf);
  const { properties } = contract.entity;

  const isValue = (name: string, value: string): boolean => {
    const type = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (name.includes('@') || open.has(value) || value === '') return false;
    return type === undefined ? !ofErrors.has(name.toLowerCase()) : kindOf(type) === 'String';
  };

  const bodies = openBodies({ texts, isValue, pseudonymOf });
  const paths = openPaths(contract, { open, replace: bodies.replace, pseudonymOf });

  const headersOf = (headers: Headers, replaced: Replaced): Headers =>
    Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        ofMessage.has(name) ? value : texts.header(name, value, replaced),
      ]),
    );

  /** Path and body, whose values are known from then on. */
  const valuesOf = (request: Request, replaced: Replaced): Request => ({
    ...request,
    path: paths.path(request.path, replaced),
    body: bodies.request(request.body, request.headers['content-encoding'], replaced),
  });

  /** Headers and query, which may hold what other parts show to be a value. */
  const othersOf = (request: Request, replaced: Replaced): Request => ({
    ...request,
    ...(request.query === undefined ? {} : { query: texts.unknown(request.query, replaced) }),
    headers: headersOf(request.headers, replaced),
  });

  const answerOf = (answer: Answer | Silence, replaced: Replaced): Answer | Silence => {
    if (isSilence(answer)) return answer;
    const body = bodies.answer(answer.body, replaced);
    return { ...answer, headers: headersOf(answer.headers, replaced), body };
  };

  const findingOf = (finding: Finding, replaced: Replaced): Finding => ({
    ...finding,
    expected: texts.known(finding.expected, replaced),
    actual: texts.known(finding.actual.replace(snippet, 'is not valid JSON'), replaced),
  });

  const shownOf = ({ request, answer }: Exchange, findings: readonly Finding[]) => {
    const replaced: Replaced = new Map();
    const values = valuesOf(request, replaced);
    const answered = answerOf(answer, replaced);
    return { sent: othersOf(values, replaced), answered, findings: findings.map((one) => findingOf(one, replaced)) };
  };

  const counterexample = (shown: Counterexample): Counterexample => {
    const { sent, answered, findings } = shownOf(shown.exchange, shown.findings);
    return {
      ...shown,
      case: { ...shown.case, request: sent },
      exchange: { ...shown.exchange, request: sent, answer: answered },
      findings,
    };
  };

  const countsOf = (requests: Readonly<Record<string, number>>): Record<string, number> => {
    const counts = new Map<string, number>();
    for (const [line, times] of Object.entries(requests)) {
      const shown = line.replace(/(?<=^\S+ )\/\S*/, (path) => paths.path(path, new Map()));
      counts.set(shown, (counts.get(shown) ?? 0) + times);
    }
    return Object.fromEntries(counts);
  };

  const judgedOf = (event: RunEvent & { readonly kind: 'judged' }): RunEvent => {
    const { request } = event.case;
    const { answer, findings } = event.found ?? {
      answer: { silence: 'unrecorded', detail: '' } as const,
      findings: [],
    };
    const shown = shownOf({ request, answer }, findings);
    const found = event.found ? { found: { answer: shown.answered, findings: shown.findings } } : {};
    return { ...event, case: { ...event.case, request: shown.sent }, ...found };
  };

  const eventOf = (event: RunEvent): RunEvent => {
    if (event.kind === 'started') return { ...event, target: paths.base(event.target) };
    if (event.kind === 'notJudged') return { ...event, requests: countsOf(event.requests) };
    if (event.kind === 'verdict' && event.verdict.counterexample)
      return { ...event, verdict: { ...event.verdict, counterexample: counterexample(event.verdict.counterexample) } };
    return event.kind === 'judged' ? judgedOf(event) : event;
  };

  return {
    before: (hear) => (event) => hear(eventOf(event)),
    request: (request) => {
      const replaced: Replaced = new Map();
      return othersOf(valuesOf(request, replaced), replaced);
    },
    base: paths.base,
  };
};

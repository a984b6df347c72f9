// Takes names and ids out of what is reported of traffic. Verdicts are those of the traffic as it was: what is reported of an
// exchange is changed after it was judged.
import type { Contract } from '../../contracts/contract.ts';
import {
  type Answer,
  type Exchange,
  type Finding,
  isSilence,
  type Request,
  type Silence,
} from '../../contracts/judging/exchange.ts';
import { kindOf } from '../../contracts/odata/entity-type.ts';
import type { Listener, RunEvent } from '../../engine/campaign/run-event.ts';
import type { Counterexample } from '../../engine/campaign/verdict.ts';
import { withStrings } from './json-strings.ts';
import { openPseudonyms, type Pseudonyms } from './pseudonym.ts';

export type Anonymiser = {
  /** A listener that hears of no name and no id. */
  readonly before: (hear: Listener) => Listener;
  /** The request without them. */
  readonly request: (request: Request) => Request;
};

/** What was replaced in an exchange, and by what. */
type Replaced = Map<string, string>;

type Body = string | Uint8Array;

/** Texts of a letter or two stand in every sentence. */
const shortest = 3;
/** So much of a value that was cut in a finding is known for it. */
const leastOfCut = 12;

const asText = (body: Body): { readonly text: string; readonly isLatin: boolean } => {
  if (typeof body === 'string') return { text: body, isLatin: false };
  const bytes = Buffer.from(body);
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? { text, isLatin: false } : { text: bytes.toString('latin1'), isLatin: true };
};

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** The longest beginning of a text that another one holds. */
const heldBeginning = (text: string, of: string): number => {
  let length = Math.min(of.length, 200);
  while (length >= leastOfCut && !text.includes(of.slice(0, length))) length -= 1;
  return length >= leastOfCut ? length : 0;
};

/** What is an id or an address of somebody wherever it stands. */
const telling = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[^\s"'<>()[\]\\/:;,=&?]+(?:@|%40)[\w-]+(?:\.[\w-]+)+/gi;

const replaceIn = (text: string, replaced: Replaced, pseudonymOf: Pseudonyms): string => {
  let result = text.replaceAll(telling, (found) => pseudonymOf(found));
  const sorted = [...replaced]
    .filter(([value]) => value.length >= shortest)
    .sort(([one], [other]) => other.length - one.length);
  for (const [value, pseudonym] of sorted)
    for (const [from, to] of [
      [value, pseudonym],
      [inJson(value), inJson(pseudonym)],
      [encodeURIComponent(value.toWellFormed()), encodeURIComponent(pseudonym.toWellFormed())],
    ] as const) {
      result = result.replaceAll(from, () => to);
      const length = heldBeginning(result, from);
      if (length > 0) result = result.replaceAll(from.slice(0, length), () => to.slice(0, length));
    }
  return result;
};

/** The words of the contract that are no one's: of its example and of its enumerations. */
const publicTexts = ({ example, entity }: Contract): ReadonlySet<string> => {
  const found = new Set<string>(
    Object.values(entity.properties).flatMap((type) => (typeof type === 'string' ? [] : type.members)),
  );
  for (const text of [example.request, example.answer])
    withStrings(text, (_, value) => {
      found.add(value);
      return value;
    });
  return found;
};

const ofErrors: ReadonlySet<string> = new Set(['code', 'message', 'target', 'date', 'request-id', 'client-request-id']);

const segmentsOf = (path: string): readonly string[] => path.split('/').filter((segment) => segment !== '');

const keyForm = /^([^(]*)\((?:'|%27)?(.*?)(?:'|%27)?\)$/i;

const decodedSegment = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** An anonymiser of one run. */
export const openAnonymiser = (contract: Contract, pseudonymOf: Pseudonyms = openPseudonyms()): Anonymiser => {
  const textOf = (text: string, replaced: Replaced): string => replaceIn(text, replaced, pseudonymOf);
  const open = publicTexts(contract);
  const words = new Set(
    Object.values(contract.paths.templates)
      .flatMap(segmentsOf)
      .map((word) => word.toLowerCase()),
  );
  const { properties } = contract.entity;

  const isValue = (name: string, value: string): boolean => {
    const type = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (name.includes('@') || open.has(value) || value === '') return false;
    return type === undefined ? !ofErrors.has(name) : kindOf(type) === 'String';
  };

  const replace = (value: string, replaced: Replaced): string => {
    const pseudonym = pseudonymOf(value);
    replaced.set(value, pseudonym);
    return pseudonym;
  };

  const bodyOf = (body: Body, replaced: Replaced): Body => {
    const { text, isLatin } = asText(body);
    const changed = withStrings(text, (name, value) =>
      isValue(name, value) && (!isLatin || isAscii(value)) ? replace(value, replaced) : value,
    );
    const isJson = /^\s*[[{"]/.test(text);
    const rest = isJson
      ? withStrings(changed, (name, value) => (isValue(name, value) ? value : textOf(value, replaced)))
      : textOf(text, replaced);
    return isLatin ? Buffer.from(rest, 'latin1') : typeof body === 'string' ? rest : Buffer.from(rest);
  };

  const segment = (text: string, replaced: Replaced): string => {
    const [, name, key] = keyForm.exec(text) ?? [];
    if (name !== undefined && key !== undefined)
      return text.replace(key, () => encodeURIComponent(replace(decodedSegment(key), replaced).toWellFormed()));
    const plain = decodedSegment(text);
    if (words.has(plain.toLowerCase()) || /^\$|^(?:microsoft\.)?graph\./i.test(plain) || open.has(plain)) return text;
    return encodeURIComponent(replace(plain, replaced).toWellFormed());
  };

  const pathOf = (path: string, replaced: Replaced): string => {
    const isNear = path.toLowerCase().includes(contract.parents.collection.toLowerCase());
    return path
      .split('/')
      .map((text) => (text === '' || (isNear && /^[a-z]+$/i.test(text)) ? text : segment(text, replaced)))
      .join('/');
  };

  const requestOf = (request: Request, replaced: Replaced): Request => {
    const path = pathOf(request.path, replaced);
    const body = bodyOf(request.body, replaced);
    const { query } = request;
    return { ...request, path, ...(query === undefined ? {} : { query: textOf(query, replaced) }), body };
  };

  const answerOf = (answer: Answer | Silence, replaced: Replaced): Answer | Silence => {
    if (isSilence(answer)) return answer;
    const body = bodyOf(answer.body, replaced);
    const headers = Object.entries(answer.headers).map(([name, value]) => [name, textOf(value, replaced)]);
    return { ...answer, headers: Object.fromEntries(headers), body };
  };

  const findingOf = (finding: Finding, replaced: Replaced): Finding => ({
    ...finding,
    expected: textOf(finding.expected, replaced),
    actual: textOf(finding.actual, replaced),
  });

  const shownOf = ({ request, answer }: Exchange, findings: readonly Finding[]) => {
    const replaced: Replaced = new Map();
    const sent = requestOf(request, replaced);
    const answered = answerOf(answer, replaced);
    return { sent, answered, findings: findings.map((one) => findingOf(one, replaced)) };
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

  const lineOf = (line: string): string => line.replace(/(?<=^\S+ )\/\S*/, (path) => pathOf(path, new Map()));

  const countsOf = (requests: Readonly<Record<string, number>>): Record<string, number> => {
    const counts = new Map<string, number>();
    for (const [line, times] of Object.entries(requests))
      counts.set(lineOf(line), (counts.get(lineOf(line)) ?? 0) + times);
    return Object.fromEntries(counts);
  };

  const eventOf = (event: RunEvent): RunEvent => {
    if (event.kind === 'notJudged') return { ...event, requests: countsOf(event.requests) };
    if (event.kind === 'verdict' && event.verdict.counterexample)
      return { ...event, verdict: { ...event.verdict, counterexample: counterexample(event.verdict.counterexample) } };
    if (event.kind !== 'judged') return event;
    const { request } = event.case;
    const { answer, findings } = event.found ?? {
      answer: { silence: 'unrecorded', detail: '' } as const,
      findings: [],
    };
    const shown = shownOf({ request, answer }, findings);
    const found = event.found ? { found: { answer: shown.answered, findings: shown.findings } } : {};
    return { ...event, case: { ...event.case, request: shown.sent }, ...found };
  };

  return { before: (hear) => (event) => hear(eventOf(event)), request: (request) => requestOf(request, new Map()) };
};

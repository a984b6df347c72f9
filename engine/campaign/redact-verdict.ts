// Takes the tokens of a run out of a verdict before anybody hears it: what a listener is given may be kept and printed.
import { type Exchange, isSilence, type Request } from '../../contracts/judging/exchange.ts';
import { heldTokens } from '../connection/tokens.ts';
import { ordinaryWords } from '../redaction/ordinary-words.ts';
import { growingRedactor, type Redactor } from '../redaction/redactor.ts';
import type { Settings } from '../settings/settings.ts';
import type { Counterexample, Verdict } from './verdict.ts';

const cleanHeaders = (
  headers: Readonly<Record<string, string>>,
  { text }: Redactor,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [text(name), text(value)]));

const cleanBody = (body: string | Uint8Array, redact: Redactor): string | Uint8Array =>
  typeof body === 'string' ? redact.text(body) : redact.bytes(body);

const cleanRequest = (request: Request, redact: Redactor): Request => ({
  ...request,
  path: redact.text(request.path),
  headers: cleanHeaders(request.headers, redact),
  body: cleanBody(request.body, redact),
});

const cleanAnswer = (answer: Exchange['answer'], redact: Redactor): Exchange['answer'] =>
  isSilence(answer)
    ? { ...answer, detail: redact.text(answer.detail) }
    : { ...answer, headers: cleanHeaders(answer.headers, redact), body: cleanBody(answer.body, redact) };

const cleanCounterexample = (found: Counterexample, redact: Redactor): Counterexample => ({
  ...found,
  case: { ...found.case, request: cleanRequest(found.case.request, redact) },
  exchange: {
    ...found.exchange,
    request: cleanRequest(found.exchange.request, redact),
    answer: cleanAnswer(found.exchange.answer, redact),
  },
  findings: found.findings.map((finding) => ({
    ...finding,
    location: redact.text(finding.location),
    expected: redact.text(finding.expected),
    actual: redact.text(finding.actual),
  })),
});

type Clean = (verdict: Verdict) => Verdict;

const clean = (verdict: Verdict, redact: Redactor): Verdict => {
  const { because, observed, counterexample } = verdict;
  return {
    ...verdict,
    ...(because === undefined ? {} : { because: redact.text(because) }),
    ...(observed === undefined
      ? {}
      : { observed: Object.fromEntries(Object.entries(observed).map(([name, count]) => [redact.text(name), count])) }),
    ...(counterexample === undefined ? {} : { counterexample: cleanCounterexample(counterexample, redact) }),
  };
};

/** A function that takes out of a verdict every token that the run has held by then. */
export const verdictRedactor = ({ tokens, contract }: Pick<Settings, 'tokens' | 'contract'>): Clean => {
  const redactorNow = growingRedactor(
    () => heldTokens(tokens),
    () => ordinaryWords(contract),
  );
  return (verdict) => clean(verdict, redactorNow());
};

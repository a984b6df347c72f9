// Takes the tokens of a run out of a verdict before anybody hears it: what a listener is given may be kept and printed.
import { type Exchange, isSilence, type Request } from '../../contracts/judging/exchange.ts';
import { redactor } from '../connection/redact.ts';
import { heldTokens, type Tokens } from '../connection/tokens.ts';
import type { Counterexample, Verdict } from './verdict.ts';

type Redact = (text: string) => string;

const cleanHeaders = (headers: Readonly<Record<string, string>>, redact: Redact): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, redact(value)]));

// Tokens are ASCII, so that bytes may be read as Latin-1 and written back as they were.
const cleanBody = (body: string | Uint8Array, redact: Redact): string | Uint8Array =>
  typeof body === 'string' ? redact(body) : Buffer.from(redact(Buffer.from(body).toString('latin1')), 'latin1');

const cleanRequest = (request: Request, redact: Redact): Request => ({
  ...request,
  path: redact(request.path),
  headers: cleanHeaders(request.headers, redact),
  body: cleanBody(request.body, redact),
});

const cleanAnswer = (answer: Exchange['answer'], redact: Redact): Exchange['answer'] =>
  isSilence(answer)
    ? { ...answer, detail: redact(answer.detail) }
    : { ...answer, headers: cleanHeaders(answer.headers, redact), body: cleanBody(answer.body, redact) };

const cleanCounterexample = (found: Counterexample, redact: Redact): Counterexample => ({
  ...found,
  case: { ...found.case, request: cleanRequest(found.case.request, redact) },
  exchange: {
    ...found.exchange,
    request: cleanRequest(found.exchange.request, redact),
    answer: cleanAnswer(found.exchange.answer, redact),
  },
  findings: found.findings.map((finding) => ({
    ...finding,
    expected: redact(finding.expected),
    actual: redact(finding.actual),
  })),
});

/** The verdict without any token that the run has held by now. */
export const redactVerdict = (verdict: Verdict, tokens: Tokens): Verdict => {
  const redact = redactor(heldTokens(tokens));
  const { because, observed, counterexample } = verdict;
  return {
    ...verdict,
    ...(because === undefined ? {} : { because: redact(because) }),
    ...(observed === undefined
      ? {}
      : { observed: Object.fromEntries(Object.entries(observed).map(([name, count]) => [redact(name), count])) }),
    ...(counterexample === undefined ? {} : { counterexample: cleanCounterexample(counterexample, redact) }),
  };
};

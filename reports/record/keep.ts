// An exchange as a report keeps it: bounded, without secrets, with the commands that send it again.
import { isSilence } from '../../contracts/judging/exchange.ts';
import type { Counterexample } from '../../engine/campaign/verdict.ts';
import { isSecretHeader, redactor } from '../../engine/connection/redact.ts';
import { heldTokens } from '../../engine/connection/tokens.ts';
import type { Settings } from '../../engine/settings/settings.ts';
import { curlOf, quoted, tokenPlaceholder } from './curl.ts';
import type { KeptAnswer, KeptBody, KeptCounterexample, KeptRequest } from './results.ts';

const mostBytes = 64 * 1024;
const longestShown = 2_000;

export type Keeper = {
  readonly target: string;
  readonly settings: Settings;
  readonly subject?: 'client';
  /** What sends a case again, where that is another command than `verify --case`. */
  readonly replay?: string;
};

type Exchange = Counterexample['exchange'];

const keepBody = (body: string | Uint8Array, redact: (text: string) => string, length?: number): KeptBody => {
  const bytes = Buffer.from(body);
  // Cut last: half a token is no token any more, and would stay.
  const text = Buffer.from(redact(bytes.toString())).subarray(0, mostBytes).toString();
  return { text, bytes: length ?? bytes.length };
};

const keepHeaders = (headers: Readonly<Record<string, string>>, redact: (text: string) => string) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      isSecretHeader(name) && !tokenPlaceholder.test(value) ? '[redacted]' : redact(value),
    ]),
  );

const keepAnswer = (answer: Exchange['answer'], redact: (text: string) => string): KeptAnswer =>
  isSilence(answer)
    ? { silence: answer.silence, detail: redact(answer.detail) }
    : {
        status: answer.status,
        headers: keepHeaders(answer.headers, redact),
        body: keepBody(answer.body, redact, answer.bytes),
      };

const replayOf = (
  { target, settings: { url, cloud, credential, seed, config, requirements } }: Keeper,
  caseId: string,
): string =>
  [
    'npx userstatus-conformance verify',
    ...(url === undefined ? [] : [`--target ${quoted(target)}`]),
    ...(credential === undefined ? [] : [`--credential ${credential}`]),
    ...(credential === undefined || cloud === undefined ? [] : [`--cloud ${cloud}`]),
    ...(config === undefined ? [] : [`--config ${quoted(config)}`]),
    ...(requirements === undefined ? [] : [`--requirements ${quoted(requirements)}`]),
    `--seed ${seed} --case ${quoted(caseId)}`,
  ].join(' ');

const keepRequest = (target: string, { request, answer }: Exchange, redact: (text: string) => string): KeptRequest => {
  const { clientRequestId } = answer;
  const trace = clientRequestId === undefined ? {} : { 'client-request-id': clientRequestId };
  return {
    method: request.method,
    url: target + request.path,
    headers: keepHeaders({ ...request.headers, ...trace }, redact),
    body: keepBody(request.body, redact),
  };
};

const shortened = (text: string): string => (text.length > longestShown ? `${text.slice(0, longestShown)}…` : text);

/** A counterexample as results.json holds it. */
export const keep = (
  keeper: Keeper,
  { case: made, exchange, findings, minimal }: Counterexample,
): KeptCounterexample => {
  const redact = redactor(heldTokens(keeper.settings.tokens));
  return {
    case: made.id,
    path: made.path,
    reason: made.reason,
    minimal,
    request: keepRequest(keeper.target, exchange, redact),
    answer: keepAnswer(exchange.answer, redact),
    differences: findings.map(({ location, expected, actual }) => ({
      location,
      expected: redact(shortened(expected)),
      actual: redact(shortened(actual)),
    })),
    replay: keeper.replay ?? replayOf(keeper, made.id),
    curl: curlOf(keeper.target, exchange.request),
  };
};

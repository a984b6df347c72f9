// An exchange as results.json keeps it: bounded, without cookies, with the commands that send it again.
import { isSilence, type Request } from '../../contracts/judging/exchange.ts';
import type { Repeated, Started } from '../../engine/campaign/run-event.ts';
import type { Counterexample } from '../../engine/campaign/verdict.ts';
import { powerShellChecks, powerShellWord } from '../../engine/output/powershell-word.ts';
import { type Part, shellWord } from '../../engine/output/shell-word.ts';
import { shownAddress, shownHeaders } from '../../engine/redaction/shown-request.ts';
import { platform } from '../../engine/settings/platform.ts';
import { madeUpCredentials } from '../../fixtures/cases/case.ts';
import { curlOf } from './curl.ts';
import type { KeptAnswer, KeptBody, KeptCounterexample, KeptRequest, OtherRequest } from './results.ts';
import { verifyWords, withQueryOf } from './route-words.ts';

const mostBytes = 64 * 1024;
const longestValue = 2_000;

type Exchange = Counterexample['exchange'];

const keepBody = (body: string | Uint8Array, length?: number): KeptBody => {
  const bytes = Buffer.from(body);
  const text = Buffer.from(bytes.toString()).subarray(0, mostBytes).toString();
  return { text, bytes: length ?? bytes.length };
};

const keepAnswer = (answer: Exchange['answer']): KeptAnswer =>
  isSilence(answer)
    ? { silence: answer.silence, detail: answer.detail }
    : {
        status: answer.status,
        headers: shownHeaders(answer.headers),
        body: keepBody(answer.body, answer.bytes),
      };

const posixWord = (parts: readonly Part[]): string => {
  const [only] = parts;
  return parts.length === 1 && typeof only === 'string' && /^[\w-]+$/.test(only) ? only : shellWord(parts);
};

const inShell = { posix: posixWord, powershell: powerShellWord } as const;

const option = (name: string, value: string | undefined): Part[][] => (value === undefined ? [] : [[name], [value]]);

/** The command that makes one case of a run again. */
export const replayOf = ({ target, embedded, settings }: Started, caseId: string, shell = platform.shell): string => {
  const { cloud, credential, seed, config, requirements, plainHttp = false, route = {} } = settings;
  const words: Part[][] = [
    ...(embedded ? [] : [['--target'], withQueryOf(route, [target])]),
    ...verifyWords(route),
    ...(plainHttp ? [['--plain-http']] : []),
    ...option('--credential', credential),
    ...option('--cloud', credential === undefined ? undefined : cloud),
    ...option('--config', config),
    ...option('--requirements', requirements),
    ...option('--seed', String(seed)),
    ...option('--case', caseId),
  ];
  const checks = shell === 'powershell' ? powerShellChecks(words).map((check) => `${check}; `) : [];
  return `${checks.join('')}npx userstatus-conformance verify ${words.map(inShell[shell]).join(' ')}`;
};

/** The request as it may be shown; the credentials that cases make up are no secrets. */
const shownOf = ({ settings }: Started, request: Request): Request => ({
  ...request,
  path: shownAddress(request.path + (request.query ?? '')),
  headers: shownHeaders(request.headers, madeUpCredentials(settings.contract)),
});

const keepRequest = (run: Started, { request, answer: { clientRequestId } }: Exchange): KeptRequest => {
  const { method, path, headers, body } = shownOf(run, request);
  const trace = clientRequestId === undefined ? {} : { 'client-request-id': clientRequestId };
  return { method, url: run.target + path, headers: { ...headers, ...trace }, body: keepBody(body) };
};

// A path outside of the base URL is kept relative to it.
const resolved = (url: string): string => (url.includes('/../') && URL.canParse(url) ? new URL(url).href : url);

/** A request that is not judged, as results.json holds it; it holds no secret any more. */
export const keepOther = ({ target }: Started, { request, times }: Repeated): OtherRequest => ({
  method: request.method,
  url: resolved(`${target}${request.path}${request.query ?? ''}`),
  headers: { ...request.headers },
  body: keepBody(request.body),
  times,
});

const shortened = (text: string): string => (text.length > longestValue ? `${text.slice(0, longestValue)}…` : text);

/** A counterexample as results.json holds it. */
export const keep = (
  run: Started,
  { case: made, exchange, findings, minimal }: Counterexample,
): KeptCounterexample => ({
  case: made.id,
  path: made.path,
  reason: made.reason,
  minimal,
  request: keepRequest(run, exchange),
  answer: keepAnswer(exchange.answer),
  differences: findings.map(({ location, expected, actual, asAnswered }) => ({
    location,
    expected: shortened(expected),
    actual: shortened(actual),
    ...(asAnswered ? { asAnswered } : {}),
  })),
  replay: run.replay ?? replayOf(run, made.id),
  curl: curlOf(run.target, shownOf(run, exchange.request), { route: run.settings.route }),
});

// Whether there is anything to judge: one example is sent to every path before all else. Answers that are, on every path, about
// the base URL, the token or a gateway instead of the API allow no verdict.
import { type Definition, rootOf } from '../../contracts/definition.ts';
import { type Answer, isSilence, isSuccess, type Silence } from '../../contracts/judging/exchange.ts';
import { isTryAgain } from '../../contracts/judging/judge-exchange.ts';
import { NoVerdict } from '../settings/errors.ts';
import { wordsOf } from './answer-words.ts';

export type Contact = { readonly path: string; readonly answer: Answer | Silence };

type Answered = Contact & { readonly answer: Answer };

const isAnswered = (contact: Contact): contact is Answered => !isSilence(contact.answer);

/** A cause that is not the API: when an answer shows it, and what to do. */
type OtherCause = {
  readonly isShownBy: (answer: Answer) => boolean;
  /** Why, and what to do, as the end of a sentence on the answer. */
  readonly remedy: (answer: Answer) => string;
};

const isUnreachable = (answer: Answer | Silence): boolean => isSilence(answer) && answer.silence === 'unreachable';

const detailOf = (answer: Answer | Silence): string => (isSilence(answer) ? answer.detail : '');

const status =
  (...codes: readonly number[]) =>
  (answer: Answer): boolean =>
    codes.includes(answer.status);

const cause = (isShownBy: OtherCause['isShownBy'], remedy: string): OtherCause => ({
  isShownBy,
  remedy: () => `: ${remedy}`,
});

// nginx, Apache, Go and others answer so where TLS is expected.
const tlsWanted =
  /plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server|plain HTTP to an SSL-enabled/i;

const isPage = ({ headers }: Answer): boolean => (headers['content-type'] ?? '').startsWith('text/html');

const originOf = (url: string, base: string): string | undefined =>
  URL.canParse(url, base) ? new URL(url, base).origin : undefined;

/** A redirection to another origin: to https, to another host, to a login. */
const redirection = (target: string): OtherCause => {
  const elsewhere = ({ headers: { location } }: Answer): string | undefined => {
    const origin = location === undefined ? undefined : originOf(location, target);
    return origin === new URL(target).origin ? undefined : origin;
  };
  return {
    isShownBy: (answer) => status(301, 302, 303, 307, 308)(answer) && elsewhere(answer) !== undefined,
    remedy: (answer) =>
      ` and redirects to ${elsewhere(answer)}: the token is not sent there; give the base URL that it means`,
  };
};

const causes = ({ operation: { permission }, parents }: Definition, target: string): readonly OtherCause[] => [
  cause(
    status(401),
    'the token (of GRAPH_TOKEN or --credential) is not accepted; a new one may be, issued for this target',
  ),
  cause(
    (answer) => answer.status === 403 && isPage(answer),
    'the answer is a web page, so a firewall or gateway before the target may have refused: let this machine through it',
  ),
  cause(
    status(403),
    `the token (of GRAPH_TOKEN or --credential) needs ${permission}, and the tenant an Intune license`,
  ),
  cause(status(404), `the base URL must end where ${rootOf(parents)} begins, and the ids of --config must exist`),
  cause(
    status(407, 511),
    'a proxy or a network before the target wants a login of its own: reach the target without it',
  ),
  cause(status(502, 504), 'a gateway answers that does not reach the service behind it: is that running?'),
  cause(status(426, 505), 'it does not speak HTTP/1.1 here: enable it, or put a proxy before the target'),
  cause(
    (answer) => answer.status === 400 && tlsWanted.test(wordsOf(answer) ?? ''),
    'it speaks TLS, so the base URL must begin with https://',
  ),
  redirection(target),
  { isShownBy: isTryAgain, remedy: () => ', and keeps saying "try again"' },
];

/** The contacts that one cause explains, and how they were answered. */
type Explained = { readonly cause: OtherCause; readonly answer: Answer; readonly paths: readonly string[] };

/** Explains every contact by a cause other than the API; undefined where one of them is about the API. */
const explain = (found: readonly OtherCause[], contacts: readonly Answered[]): readonly Explained[] | undefined => {
  const explained = new Map<OtherCause, Explained>();
  for (const { path, answer } of contacts) {
    const because = found.find(({ isShownBy }) => isShownBy(answer));
    if (!because) return undefined;
    const { paths, ...first } = explained.get(because) ?? { cause: because, answer, paths: [] };
    explained.set(because, { ...first, paths: [...paths, path] });
  }
  return [...explained.values()];
};

const ended = (text: string): string => (text.endsWith('?') ? text : `${text}.`);

const sentence = ({ cause: { remedy }, answer, paths }: Explained, isAll: boolean): string => {
  const words = wordsOf(answer);
  const where = isAll ? 'every path' : paths.join(', ');
  const said = words === undefined ? '' : ` (${words})`;
  return ended(`answers ${answer.status} to a valid create on ${where}${said}${remedy(answer)}`);
};

/** Microsoft Graph's v1.0 has fewer paths than beta, which the page documents. */
const isOtherVersion = (target: string, answers: readonly Answer[]): boolean => {
  const created = answers.filter(isSuccess);
  const isMissing = status(400, 404, 405);
  return (
    /\/v1\.0\/?$/.test(new URL(target).pathname) &&
    created.length > 0 &&
    created.length < answers.length &&
    answers.every((answer) => created.includes(answer) || isMissing(answer))
  );
};

/**
 * Ends a run that could only repeat one thing about the target on every path.
 * @throws NoVerdict with the reason, the target's own words and what to do.
 */
export const checkFirstContact = (contract: Definition, target: string, contacts: readonly Contact[]): void => {
  const [unreachable] = contacts.filter(({ answer }) => isUnreachable(answer));
  if (unreachable) throw new NoVerdict(ended(`${target} cannot be reached: ${detailOf(unreachable.answer)}`));
  const answered = contacts.filter(isAnswered);
  if (answered.length === 0 || answered.length < contacts.length) return;
  const answers = answered.map(({ answer }) => answer);
  if (isOtherVersion(target, answers))
    throw new NoVerdict(
      `${target} does not have all ${answers.length} paths: v1.0 has fewer than beta; give the base URL of beta, or a --config that names ids only for the paths there are.`,
    );
  const explained = explain(causes(contract, target), answered);
  if (explained)
    throw new NoVerdict(`${target} ${explained.map((each) => sentence(each, explained.length === 1)).join(' It ')}`);
};

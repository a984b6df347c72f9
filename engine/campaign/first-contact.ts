// Whether there is anything to judge: one example is sent to every path before all else. Answers that are, on every path, about
// the base URL, the token or a gateway instead of the API allow no verdict.
import type { Definition } from '../../contracts/definition.ts';
import { type Answer, isSilence, isSuccess, type Silence } from '../../contracts/judging/exchange.ts';
import { wordsOf } from '../connection/answer-words.ts';
import { NoVerdict } from '../settings/errors.ts';
import { type ContactProblem, ended, problemShownBy, type Seen, unreachedSentence } from './contact-problems.ts';

export type Contact = { readonly path: string; readonly answer: Answer | Silence };

type Answered = Contact & { readonly answer: Answer };

const isAnswered = (contact: Contact): contact is Answered => !isSilence(contact.answer);

const isUnreachable = (answer: Answer | Silence): answer is Silence =>
  isSilence(answer) && answer.silence === 'unreachable';

const status =
  (...codes: readonly number[]) =>
  (answer: Answer): boolean =>
    codes.includes(answer.status);

/** The contacts that one problem explains, and how they were answered. */
type Explained = { readonly problem: ContactProblem; readonly answer: Answer; readonly paths: readonly string[] };

/** Explains every contact by a problem before the API; undefined where one of them is about the API. */
const explain = (seen: Seen, contacts: readonly Answered[]): readonly Explained[] | undefined => {
  const explained = new Map<ContactProblem, Explained>();
  for (const { path, answer } of contacts) {
    const problem = problemShownBy(answer, seen);
    if (!problem) return undefined;
    const { paths, ...first } = explained.get(problem) ?? { problem, answer, paths: [] };
    explained.set(problem, { ...first, paths: [...paths, path] });
  }
  return [...explained.values()];
};

const sentence = ({ problem, answer, paths }: Explained, seen: Seen, isAll: boolean): string => {
  const words = wordsOf(answer);
  const where = isAll ? 'every path' : paths.join(', ');
  const said = words === undefined ? '' : ` (${words})`;
  return ended(`answers ${answer.status} to a valid create on ${where}${said}${problem.next(answer, seen)}`);
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
  const seen = { contract, target, now: Date.now() };
  const [unreachable] = contacts.filter(({ answer }) => isUnreachable(answer));
  if (unreachable && isUnreachable(unreachable.answer))
    throw new NoVerdict(unreachedSentence(unreachable.answer, seen));
  const answered = contacts.filter(isAnswered);
  if (answered.length === 0 || answered.length < contacts.length) return;
  const answers = answered.map(({ answer }) => answer);
  if (isOtherVersion(target, answers))
    throw new NoVerdict(
      `${target} does not have all ${answers.length} paths: v1.0 has fewer than beta; give the base URL of beta, or a --config that names ids only for the paths there are.`,
    );
  const explained = explain(seen, answered);
  if (explained)
    throw new NoVerdict(
      `${target} ${explained.map((each) => sentence(each, seen, explained.length === 1)).join(' It ')}`,
    );
};

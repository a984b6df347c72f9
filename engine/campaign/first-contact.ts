// Whether there is anything to judge: one example is sent to every path before all else.
import { type Definition, rootOf } from '../../contracts/definition.ts';
import { type Answer, isSilence, type Silence } from '../../contracts/judging/exchange.ts';
import { isTryAgain } from '../../contracts/judging/judge-exchange.ts';
import { NoVerdict } from '../settings/errors.ts';

export type Contact = { readonly path: string; readonly answer: Answer | Silence };

type Hopeless = { readonly isSo: (answer: Answer | Silence) => boolean; readonly says: string };

const isUnreachable = (answer: Answer | Silence): boolean => isSilence(answer) && answer.silence === 'unreachable';

const detailOf = (answer: Answer | Silence): string => (isSilence(answer) ? answer.detail : '');

const status =
  (code: number) =>
  (answer: Answer | Silence): boolean =>
    !isSilence(answer) && answer.status === code;

const hopeless = ({ operation: { permission }, parents }: Definition): readonly Hopeless[] => [
  {
    isSo: status(401),
    says: 'answers 401 to a valid create on every path: the token (of GRAPH_TOKEN or --credential) is not accepted',
  },
  {
    isSo: status(403),
    says: `answers 403 to a valid create on every path: the token (of GRAPH_TOKEN or --credential) needs ${permission}, and the tenant an Intune license`,
  },
  {
    isSo: status(404),
    says: `answers 404 to a valid create on every path: the base URL must end where ${rootOf(parents)} begins, and the ids of --config must exist`,
  },
  { isSo: isTryAgain, says: 'keeps saying "try again" (429 or 503) on every path' },
];

/**
 * Ends a run that could only repeat one thing about the target on every path.
 * @throws NoVerdict with the reason.
 */
export const checkFirstContact = (contract: Definition, target: string, contacts: readonly Contact[]): void => {
  const [unreachable] = contacts.filter(({ answer }) => isUnreachable(answer));
  if (unreachable) throw new NoVerdict(`${target} cannot be reached: ${detailOf(unreachable.answer)}.`);
  const found = hopeless(contract).find(
    ({ isSo }) => contacts.length > 0 && contacts.every(({ answer }) => isSo(answer)),
  );
  if (found) throw new NoVerdict(`${target} ${found.says}.`);
};

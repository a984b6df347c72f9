// One contact with a target: a GET of what is on a path, with the token. It creates nothing, and says whether the API answers.
import { isSilence, isSuccess } from '../../contracts/judging/exchange.ts';
import { wordsOf } from '../connection/answer-words.ts';
import { plainRequest } from '../connection/plain-request.ts';
import { reach } from '../connection/reach.ts';
import { NoVerdict } from '../settings/errors.ts';
import type { Settings } from '../settings/settings.ts';
import { ended, problemShownBy, unreachedSentence } from './contact-problems.ts';

/** The path that is asked for, of those that are examined. */
export const contactPath = ({ paths, contract, idsOf }: Settings): string =>
  contract.paths.fill(paths[0] ?? '', idsOf[paths[0] ?? ''] ?? {});

/**
 * Asks the target that was agreed on once, and gives a sentence on its answer.
 * @throws NoVerdict with what is wrong before the API is reached, the answer's own words and the next step.
 */
export const makeContact = async (settings: Settings, now = Date.now()): Promise<string> => {
  const { agreement, contract } = settings;
  if (agreement === undefined) throw new NoVerdict('there is no target to contact: name it with --target.');
  const target = reach(agreement, settings);
  const path = contactPath(settings);
  try {
    const answer = await target.send(plainRequest('GET', path));
    const seen = { contract, target: target.baseUrl, now };
    if (isSilence(answer)) throw new NoVerdict(unreachedSentence(answer, seen));
    const words = isSuccess(answer) ? undefined : wordsOf(answer);
    const said = `${target.baseUrl} answers ${answer.status} to GET ${path}${words === undefined ? '' : ` (${words})`}`;
    const problem = problemShownBy(answer, seen);
    if (problem) throw new NoVerdict(ended(`${said}${problem.next(answer, seen)}`));
    return `${said}: the API is reached.`;
  } finally {
    await target.close();
  }
};

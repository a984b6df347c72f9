// Whether a target speaks HTTP/1.1 at all, where no path answered the page's example: it is asked once more, with GET. One
// that answers that fails at creates; of one that does not, nothing is known.
import {
  type Answer,
  isHang,
  isSilence,
  isUnrecorded,
  type Request,
  type Silence,
} from '../../contracts/judging/exchange.ts';
import type { Target } from '../connection/target.ts';
import { NoVerdict } from '../settings/errors.ts';
import type { Contact } from './first-contact.ts';
import { reading } from './read-list.ts';

const isMute = (answer: Answer | Silence): answer is Silence =>
  isSilence(answer) && !answer.spoke && !isUnrecorded(answer) && answer.silence !== 'unreachable';

const inWords = (silence: Silence): string =>
  isHang(silence) ? `answers nothing (${silence.detail})` : `closes every connection (${silence.detail})`;

/**
 * Ends a run on a target that answered no request at all.
 * @throws NoVerdict with what became of the requests.
 */
export const checkItSpeaks = async (target: Target, contacts: readonly Contact[], create: Request): Promise<void> => {
  if (contacts.length === 0 || !contacts.every(({ answer }) => isMute(answer))) return;
  const answer = await target.send(reading(create));
  if (isMute(answer))
    throw new NoVerdict(
      `${target.baseUrl} ${inWords(answer)}, to a GET as well: is it up, does it speak HTTP/1.1, and is the port of the base URL right?`,
    );
};

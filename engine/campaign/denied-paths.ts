// Paths that another machine denies: a tenant without the license, a token without the permission, or a configuration that
// is not there. The first create is answered 403 or 404, which says nothing of the API: the path is explained, not judged.
import type { Definition } from '../../contracts/definition.ts';
import { type Answer, isSilence, type Silence } from '../../contracts/judging/exchange.ts';
import { wordsOf } from '../connection/answer-words.ts';
import { isElsewhere } from '../settings/elsewhere.ts';
import type { Settings } from '../settings/settings.ts';
import type { Contact } from './first-contact.ts';

const remedies = ({ operation: { permission } }: Definition): Readonly<Record<number, string>> => ({
  403: `the token needs ${permission} there, and the tenant a license for it`,
  404: 'the ids of --config must exist there, and the tenant needs a license for it',
});

type Denied = Contact & { readonly answer: Answer };

/** Whether the answer to the first create of a path is about the tenant or the token, and not about the API. */
export const isDenied = (answer: Answer | Silence, settings: Settings): answer is Answer =>
  isElsewhere(settings) && !isSilence(answer) && (answer.status === 403 || answer.status === 404);

const explain = (answer: Answer, contract: Definition): string => {
  const words = wordsOf(answer);
  const said = words === undefined ? '' : ` (${words})`;
  return `it answered ${answer.status} to a valid create${said}: ${remedies(contract)[answer.status]}`;
};

export type DeniedPaths = {
  /** Why nothing is judged on a path whose first create was denied. */
  readonly because: (path: string) => string | undefined;
  /** Why the run is not complete, with every path that was denied. */
  readonly incomplete: () => string | undefined;
};

/** The denied ones among the paths of a run. */
export const openDeniedPaths = (settings: Settings, contacts: () => readonly Contact[]): DeniedPaths => {
  const denied = (): readonly Denied[] =>
    contacts().filter((contact): contact is Denied => isDenied(contact.answer, settings));
  return {
    because: (path) => {
      const found = denied().find((contact) => contact.path === path);
      return found && explain(found.answer, settings.contract);
    },
    incomplete: () => {
      const byStatus = Map.groupBy(denied(), ({ answer }) => answer.status);
      if (byStatus.size === 0) return undefined;
      const said = [...byStatus].map(
        ([status, some]) => `${some.map(({ path }) => path).join(', ')} answered ${status} to a valid create`,
      );
      return `${said.join(', ')}; for a verdict without that, leave the ids of these paths out of --config or name the others with --path`;
    },
  };
};

// The requests of a client that are not judged: other operations, by method and path.
import type { Request } from '../../contracts/judging/exchange.ts';
import { shownAddress } from '../../engine/redaction/shown-request.ts';

/** How often each request was sent. */
export type NotJudged = Readonly<Record<string, number>>;

const mostListed = 100;
const others = 'others';

/** An empty list; of very many different requests the later ones are counted together. */
export const openNotJudged = () => {
  const counts = new Map<string, number>();
  return {
    /** Counts a request; `note` says why it is not judged, where that is not its method and path. */
    add: ({ method, path }: Request, note?: string): void => {
      const name = `${method} ${shownAddress(path)}${note === undefined ? '' : ` (${note})`}`;
      const listed = counts.has(name) || counts.size < mostListed ? name : others;
      counts.set(listed, (counts.get(listed) ?? 0) + 1);
    },
    all: (): NotJudged => Object.fromEntries(counts),
  };
};

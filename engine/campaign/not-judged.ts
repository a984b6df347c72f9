// Requests that are not judged: of other operations, by method and path.
import type { Request } from '../../contracts/judging/exchange.ts';
import { shownAddress } from '../redaction/shown-request.ts';

/** How often there was each request. */
export type NotJudged = Readonly<Record<string, number>>;

const mostListed = 100;
const longestName = 300;
const others = 'others';

/** Method and path of a request, as they may be shown. */
export const shownLine = ({ method, path }: Pick<Request, 'method' | 'path'>): string => {
  const line = `${method} ${shownAddress(path)}`.trim();
  return line.length > longestName ? `${line.slice(0, longestName)}…` : line;
};

/** An empty list; of very many different requests the later ones are counted together. */
export const openNotJudged = () => {
  const counts = new Map<string, number>();
  const addNamed = (name: string): void => {
    const listed = counts.has(name) || counts.size < mostListed ? name : others;
    counts.set(listed, (counts.get(listed) ?? 0) + 1);
  };
  return {
    /** Counts what has no method and path. */
    addNamed,
    /** Counts a request; `note` says why it is not judged, where that is not its method and path. */
    add: (request: Pick<Request, 'method' | 'path'>, note?: string): void =>
      addNamed(`${shownLine(request)}${note === undefined ? '' : ` (${note})`}`),
    all: (): NotJudged => Object.fromEntries(counts),
  };
};

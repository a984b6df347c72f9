// A collection of the target as GET shows it, over all its pages.
import { type Answer, isSilence, type Request, type Silence } from '../../contracts/judging/exchange.ts';
import { answersGet, listed, nextLinkIn } from '../../contracts/judging/judge-run.ts';
import { followNextLink } from '../../contracts/odata/next-link.ts';
import type { Target } from '../connection/target.ts';

/** More pages than a collection has that a run may create in; a list that goes on for longer is left there. */
const mostPages = 100;

/** An entity of a list: where it stands, and the page that shows it. */
export type Listed = {
  readonly entity: unknown;
  /** A JSON pointer into the page. */
  readonly at: string;
  readonly path: string;
  readonly answer: Answer;
};

export type Listing = {
  /** What the first page was answered with. */
  readonly answer: Answer | Silence;
  /** The entities that were asked for; undefined where the target shows no list. */
  readonly entities: readonly Listed[] | undefined;
  /** Whether every page was read: a nextLink to another origin is not followed. */
  readonly isComplete: boolean;
};

/** The same request as a GET. */
export const reading = (request: Request, path = request.path): Request => ({
  ...request,
  method: 'GET',
  path,
  body: '',
});

const onPage = (path: string, answer: Answer): readonly Listed[] | undefined =>
  listed(answer)?.map((entity, index) => ({ entity, at: `/value/${index}`, path, answer }));

/** Reads the collection that a create was sent to, and keeps the entities for which `keep` is true. */
export const readList = async (
  target: Target,
  create: Request,
  keep: (entity: unknown) => boolean,
): Promise<Listing> => {
  const answer = await target.send(reading(create));
  const entities: Listed[] = [];
  const visited = new Set([create.path]);
  let page: Answer | Silence = answer;
  for (let path = create.path; ; ) {
    const shown = isSilence(page) || !answersGet(page) ? undefined : onPage(path, page);
    if (!shown) return { answer, entities: visited.size === 1 ? undefined : entities, isComplete: false };
    for (const one of shown) if (keep(one.entity)) entities.push(one);
    const link = isSilence(page) ? undefined : nextLinkIn(page);
    if (link === undefined) return { answer, entities, isComplete: true };
    const next = followNextLink(link, path, target.baseUrl);
    if (next === undefined || visited.has(next) || visited.size >= mostPages)
      return { answer, entities, isComplete: false };
    visited.add(next);
    path = next;
    page = await target.send(reading(create, path));
  }
};

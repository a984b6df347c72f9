// The paths that a schema allows beyond the templates of a page: from the same entity over casts and navigation properties to the
// same collection.
import type { Match, PathOptions } from './path-match.ts';
import { collectionIn, decoded, segmentsOf } from './path-segments.ts';
import { walkerOf } from './type-graph.ts';

const castsBy = ({ namespace = '', alias }: PathOptions): ((segment: string) => string | undefined) => {
  const starts = [namespace, ...(alias === undefined ? [] : [alias])].map((schema) => `${schema}.`);
  return (segment) => {
    const start = starts.find((one) => segment.startsWith(one));
    return start === undefined ? undefined : segment.slice(start.length);
  };
};

const isParameter = (segment: string): boolean => segment.startsWith('{');

/** Matches what the type graph allows; `template` names the entity that paths begin with, and the collection they end in. */
export const metadataMatcher = (template: string, options: PathOptions): Match => {
  if (options.graph === undefined) return () => undefined;
  const segments = template.split('/').slice(1);
  const root = segments.slice(0, segments.findIndex(isParameter));
  const walk = walkerOf(options.graph, castsBy(options));
  return (path) => {
    const sent = segmentsOf(path);
    const end = sent.lastIndexOf(collectionIn(template));
    const [id, ...steps] = sent.slice(root.length, Math.max(end, root.length));
    const [rest = '', ...more] = sent.slice(end + 1);
    if (!id || more.length > 0 || root.some((segment, index) => sent[index] !== segment)) return undefined;
    const found = walk(steps);
    if (!found?.keys.every(Boolean)) return undefined;
    return { path: found.steps.join('/'), ids: [id, ...found.keys].map(decoded), rest: decoded(rest) };
  };
};

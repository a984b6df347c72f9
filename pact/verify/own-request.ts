// Which requests of a pact are sent. A pact chooses method, path, headers and body, and anyone may have written it; the
// token of the target is good for much more than this operation. So only creates of the operation are sent; to another
// machine, only those below the configurations of the run, with headers that such a create has.
import type { Request } from '../../contracts/judging/exchange.ts';
import { method as createMethod } from '../../contracts/odata/create.ts';
import { idError } from '../../contracts/odata/path-id.ts';
import { isLoopback } from '../../engine/connection/loopback.ts';
import type { Settings } from '../../engine/settings/settings.ts';
import { notForwarded } from './identify-interactions.ts';

/** What becomes of a request: sent, not judged since it is not of the operation, or not sent for a reason. */
export type Decision =
  | { readonly kind: 'sent' }
  | { readonly kind: 'notJudged' }
  | { readonly kind: 'unsent'; readonly because: string };

// Headers of a create on the page, of OData, and those that clients of Microsoft's add to each request. Others may give a
// server orders of their own: another method, another path, another user.
const known: ReadonlySet<string> = new Set([
  'accept',
  'accept-charset',
  'accept-language',
  'authorization',
  'client-request-id',
  'content-encoding',
  'content-type',
  'odata-maxversion',
  'odata-version',
  'prefer',
  'request-id',
  'return-client-request-id',
  'sdkversion',
  'traceparent',
  'tracestate',
  'x-ms-client-request-id',
]);

const isElsewhere = ({ url }: Settings): boolean => url !== undefined && !isLoopback(url);

/** Why a create is not sent to another machine, or undefined where it is. */
const objectionTo = ({ path, headers }: Request, { idsOf, contract: { paths } }: Settings): string | undefined => {
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  const header = names.find((name) => !known.has(name) && !notForwarded.has(name));
  if (header !== undefined) return `its header ${JSON.stringify(header)} is not one of this operation`;
  const { path: name, ids = [] } = paths.match(path) ?? { path: '' };
  const own = paths.parameters(name).map((parameter) => idsOf[name]?.[parameter]);
  return ids.every((id, index) => id === own[index])
    ? undefined
    : 'it names a configuration that is not in --config; its state can say that the configuration exists';
};

/** Whether a request is a create of the operation, on a path of the page or one that the configuration names. */
export const isCreate = (
  { method, path }: Pick<Request, 'method' | 'path'>,
  { contract: { paths } }: Settings,
): boolean => {
  const match = paths.match(path);
  return method === createMethod && match !== undefined && match.rest === '' && paths.names.includes(match.path);
};

/** What becomes of a request of an interaction. */
export const decide = (request: Request, settings: Settings): Decision => {
  const { withoutIds, contract } = settings;
  if (!isCreate(request, settings)) return { kind: 'notJudged' };
  const { path = '', ids = [] } = contract.paths.match(request.path) ?? {};
  const wrong = ids.map(idError).find((error) => error !== undefined);
  if (wrong !== undefined) return { kind: 'unsent', because: `an id in its path ${wrong}` };
  if (!isElsewhere(settings)) return { kind: 'sent' };
  const because = withoutIds.includes(path) ? '--config names no id for its path' : objectionTo(request, settings);
  return because === undefined ? { kind: 'sent' } : { kind: 'unsent', because };
};

/** The path with the configurations of the run in place of those that a pact names. */
export const withOwnIds = (path: string, { idsOf, contract: { paths } }: Settings): string => {
  const match = paths.match(path);
  return match && match.rest === '' && match.ids.length === paths.parameters(match.path).length
    ? paths.fill(match.path, idsOf[match.path] ?? {})
    : path;
};

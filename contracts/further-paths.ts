// Paths beyond those of the page, as a user names them: any walk from the same entities to the same collection.
import type { Contract } from './contract.ts';
import { collectionIn } from './odata/path-segments.ts';
import { pathsOf } from './odata/paths.ts';

/** Templates by the name that the user gives each. */
export type FurtherPaths = Readonly<Record<string, string>>;

const nameForm = /^\w{1,200}$/;
const segmentForm = /^(?:[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*|\{\w+\})$/;
const mostSegments = 30;

const isParameter = (segment: string | undefined): boolean => segment?.startsWith('{') ?? false;

const templateError = ({ paths, parents: { collection } }: Contract, template: string): string | undefined => {
  const segments = template.split('/').slice(1);
  const parameters = segments.filter(isParameter);
  const [first = ''] = Object.values(paths.templates);
  if (!template.startsWith(`${collection}/`) || !isParameter(segments[collection.split('/').length - 1]))
    return `does not begin with ${collection}/ and a key in braces`;
  if (collectionIn(template) !== paths.collection) return `does not end in /${collectionIn(first)}`;
  const wrong = segments.find((segment) => !segmentForm.test(segment));
  if (wrong !== undefined) return `has the segment "${wrong}", which is neither a name nor a key in braces`;
  if (segments.some((segment, index) => isParameter(segment) && isParameter(segments[index + 1])))
    return 'has two keys in a row';
  if (new Set(parameters).size < parameters.length) return 'has one key twice';
  return segments.length > mostSegments ? `has more than ${mostSegments} segments` : undefined;
};

/** Why a further path cannot be one of a contract; undefined where it can. */
export const furtherPathError = (contract: Contract, name: string, template: string): string | undefined => {
  const { templates } = contract.paths;
  if (!nameForm.test(name)) return 'is not a name of letters and digits';
  if (Object.hasOwn(templates, name)) return 'is the name of a path of the page';
  if (Object.values(templates).includes(template)) return 'is a path of the page';
  return templateError(contract, template);
};

/** The same contract with paths beyond those of the page behind them: they are exercised and judged like those. */
export const withPaths = (contract: Contract, further: FurtherPaths): Contract => {
  if (Object.keys(further).length === 0) return contract;
  const { operation, entity } = contract;
  const { namespace, alias } = entity;
  return { ...contract, paths: pathsOf(operation.paths, { namespace, alias, graph: operation.graph, further }) };
};

/** The paths of a contract that are not on the page. */
export const furtherPathsOf = ({ paths }: Contract): FurtherPaths =>
  Object.fromEntries(Object.entries(paths.templates).filter(([name]) => !paths.isDocumented(name)));

// The entity that the documented paths start with, such as one of a collection of configurations.
import { isParameter, stepsOf, type Wanted } from '../wanted.ts';
import { walk } from './documented-paths.ts';
import type { Model } from './model.ts';

/** Where the entity is, its type, and the types that derive from it. */
export type Start = { readonly template: string; readonly types: ReadonlySet<string> };

/** What the documented paths start with in a model; undefined where it does not have that. */
export const startIn = (model: Model, { templates }: Wanted): Start | undefined => {
  const [first = ''] = Object.values(templates);
  const steps = stepsOf(first);
  const start = steps.slice(0, steps.findIndex(isParameter) + 1);
  const end = walk(model, start);
  if (start.length === 0 || 'says' in end) return undefined;
  const types = [end.type, ...model.derivedOf(end.type).map(({ name }) => name)];
  return { template: `/${start.join('/')}`, types: new Set(types) };
};

// What a model says of a path that a page documents: allows it, contradicts it, or leaves it open.
import type { PathStatement } from '../description.ts';
import { isParameter, stepsOf } from '../wanted.ts';
import { createAt, type Hop } from './create-at.ts';
import { isElsewhere, localName, type Model, navigationOf } from './model.ts';
import { stated } from './schemas.ts';

type State = {
  readonly type: string;
  readonly hops: readonly Hop[];
  /** Whether the walk is at a collection, and the next segment is a key or the path ends. */
  readonly isCollection: boolean;
};

type Step = State | Exclude<PathStatement, { says: 'allowed' }>;

const placeOf = ({ hops }: State): { readonly place?: string } => {
  const last = hops.at(-1);
  return last === undefined ? {} : { place: 'set' in last ? last.set.place : last.navigation.place };
};

const start = (model: Model, segment: string): Step => {
  const set = model.sets.get(segment);
  if (model.sets.size === 0) return { says: 'unstated', why: 'the description has no entity container' };
  if (set === undefined)
    return {
      says: model.isContainerWhole ? 'contradicted' : 'unstated',
      why: `there is no entity set or singleton ${segment}`,
      ...stated({ place: model.container }),
    };
  return { type: model.resolve(set.type), hops: [{ set }], isCollection: set.isCollection };
};

const unknownType = (state: State): Step => ({
  says: 'unstated',
  why: `${state.type} is not declared in this description`,
  ...placeOf(state),
});

const whereDeclared = (model: Model, type: string): { readonly place?: string } => {
  const place = model.types.get(type)?.place;
  return place === undefined ? {} : { place };
};

const cast = (model: Model, state: State, to: string): Step => {
  const type = model.types.get(to);
  if (type === undefined)
    return {
      says: isElsewhere(model, to) ? 'unstated' : 'contradicted',
      why: `there is no type ${to}`,
      ...whereDeclared(model, state.type),
    };
  const { types, isWhole } = model.lineOf(to);
  if (types.some(({ name }) => name === state.type)) return { ...state, type: to };
  const why = `${to} does not derive from ${state.type}`;
  return { says: isWhole ? 'contradicted' : 'unstated', why, place: type.place };
};

const where = (model: Model, type: string, property: string): string => {
  const declaring = model
    .derivedOf(type)
    .filter(({ navigations }) => navigations.some(({ name }) => name === property))
    .map(({ name }) => localName(name));
  if (declaring.length === 0) return '';
  const others =
    declaring.length > 2 ? ` and ${declaring.length - 1} others` : declaring.length === 2 ? ` and ${declaring[1]}` : '';
  return `; derived types do: ${declaring[0]}${others}`;
};

const navigate = (model: Model, state: State, property: string): Step => {
  const own = model.types.get(state.type);
  if (own === undefined) return unknownType(state);
  const found = navigationOf(model, state.type, property);
  if (found !== undefined) {
    const { type, isCollection } = found.navigation;
    return { type: model.resolve(type), hops: [...state.hops, found], isCollection };
  }
  const { types, isWhole } = model.lineOf(state.type);
  if (types.some(({ isOpen }) => isOpen))
    return { says: 'unstated', why: `${state.type} is open, and does not declare ${property}`, place: own.place };
  const why = `${state.type} does not declare ${property}${where(model, state.type, property)}`;
  return { says: isWhole ? 'contradicted' : 'unstated', why, place: own.place };
};

const take = (model: Model, state: State, segment: string): Step => {
  if (isParameter(segment))
    return state.isCollection
      ? { ...state, isCollection: false }
      : { says: 'contradicted', why: `${segment} is a key, where there is no collection`, ...placeOf(state) };
  if (segment.includes('.')) return cast(model, state, model.resolve(segment));
  return state.isCollection
    ? { says: 'contradicted', why: `${segment} follows a collection without a key`, ...placeOf(state) }
    : navigate(model, state, segment);
};

/** Where segments lead to from the entity container on, or why they lead nowhere. */
export const walk = (model: Model, segments: readonly string[]): Step => {
  const [first = '', ...rest] = segments;
  let state = start(model, first);
  for (const segment of rest) {
    if ('says' in state) return state;
    state = take(model, state, segment);
  }
  return state;
};

/** What the model says of a create of the entity on a documented path. */
export const statementOn = (model: Model, template: string, entity: string): PathStatement => {
  const segments = stepsOf(template);
  const end = walk(model, segments);
  if ('says' in end) return end;
  if (end.type !== entity) return { says: 'contradicted', why: `it leads to ${end.type}`, ...placeOf(end) };
  if (!end.isCollection)
    return { says: 'contradicted', why: 'it leads to one entity, not to a collection', ...placeOf(end) };
  return { says: 'allowed', create: createAt(model, { segments, hops: end.hops }, entity) };
};

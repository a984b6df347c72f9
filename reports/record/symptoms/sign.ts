// What a failure looks like: exchanges of one sign failed alike.
import type { Definition } from '../../../contracts/definition.ts';
import { createdEntity } from '../../../contracts/judging/created-entity.ts';
import { type Exchange, type Finding, isSilence, isSuccess } from '../../../contracts/judging/exchange.ts';
import { isTyped } from '../../../contracts/odata/value-errors.ts';
import { answerId, echoId } from '../../../contracts/requirements/requirement-id.ts';
import type { Symptom } from '../results.ts';
import { textHash } from './answer-text.ts';

export type Sign = Pick<Symptom, 'wanted' | 'location' | 'actual' | 'text'>;

const silences = { dropped: 'a dropped connection', timeout: 'no answer' } as const;

const silenceOf = (kind: string): string => (kind === 'dropped' ? silences.dropped : silences.timeout);

const typeOf = (value: unknown): string => {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
};

/** The property that a location points to, and its answered value; undefined for any other location. */
export const memberAt = ({ entity }: Definition, location: string, answer: Exchange['answer']) => {
  const name = location.slice(1);
  const type = location.startsWith('/') && Object.hasOwn(entity.properties, name) ? entity.properties[name] : undefined;
  const shown = createdEntity(answer);
  if (type === undefined || !shown) return undefined;
  return { name, type, value: Object.hasOwn(shown, name) ? shown[name] : undefined };
};

/** Whether a finding is on a member's type or value, and not on how it is written. */
export const isOfValue = ({ location, requirement }: Pick<Finding, 'location' | 'requirement'>): boolean =>
  [answerId(location.slice(1)), echoId(location.slice(1))].some((id) => id === requirement);

const ofStatus = (definition: Definition, wanted: Sign['wanted'], answer: Exchange['answer']): Sign => {
  const location = 'status';
  if (isSilence(answer)) return { wanted, location, actual: silenceOf(answer.silence) };
  // What a success says is the entity, another one each time.
  const text = isSuccess(answer) ? {} : { text: textHash(answer, definition) };
  return { wanted, location, actual: `${answer.status}`, ...text };
};

/** What an exchange looks like at one location. */
export const signAt = (
  definition: Definition,
  wanted: Sign['wanted'],
  { location, requirement, answer }: Pick<Finding, 'location' | 'requirement'> & Pick<Exchange, 'answer'>,
): Sign => {
  if (location === 'status') return ofStatus(definition, wanted, answer);
  const member = memberAt(definition, location, answer);
  if (!member || !isOfValue({ location, requirement })) return { wanted, location, actual: 'other' };
  const { type, value } = member;
  return { wanted, location, actual: isTyped(type, value) ? 'changed' : typeOf(value) };
};

const isAccepted = ({ wanted, location }: Sign, answer: Exchange['answer']): boolean =>
  wanted === 'refusal' && location === 'status' && isSuccess(answer);

/**
 * What sets a sign apart from others. Two requirements that are wrongly accepted are two mistakes of a target, as a rule, and so are
 * two on how something is written.
 */
export const keyOf = (sign: Sign, answer: Exchange['answer'], first: string): string => {
  const { wanted, location, actual, text = '' } = sign;
  return [wanted, location, actual, isAccepted(sign, answer) || actual === 'other' ? first : text].join('|');
};

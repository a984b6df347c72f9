// Where the properties of a described entity differ from those of the contract.
import type { Contract } from '../contracts/contract.ts';
import { int32, ticksDigits } from '../contracts/odata/edm.ts';
import { aValueOf, type EntityType, type PropertyType } from '../contracts/odata/entity-type.ts';
import { longestString } from '../contracts/odata/value-errors.ts';
import { bodyId } from '../contracts/requirements/requirement-id.ts';
import { compareMembers } from './compare-members.ts';
import type { DescribedEntity, DescribedProperty, DescribedType, Limits } from './description.ts';
import { type Drift, type DriftId, drift } from './drift.ts';

type Pair = { readonly name: string; readonly type: PropertyType; readonly described: DescribedProperty };

const differs = (id: DriftId, { name, described }: Pair, says: string): Drift =>
  drift(id, { subject: name, says, place: described.place });

const nameOf = (type: DescribedType): string =>
  type.kind === 'primitive' ? `Edm.${type.name}` : type.name === '' ? 'an enumeration' : type.name;

const shown = ({ type, isCollection }: DescribedProperty): string =>
  isCollection ? `a collection of ${nameOf(type)}` : nameOf(type);

/** Whether a described enumeration is the one of the contract: by its full name. A schema without a namespace may have any name. */
const isSameEnum = (described: string, name: string, { namespace, alias = namespace }: EntityType): boolean =>
  !described.includes('.') || [namespace, alias].some((schema) => described === `${schema}.${name}`);

const sameType = ({ type, described }: Pair, entity: EntityType): boolean => {
  if (described.isCollection) return false;
  if (described.type.kind === 'unstated') return true;
  if (typeof type === 'string') return described.type.kind === 'primitive' && described.type.name === type;
  return described.type.kind === 'enum' && isSameEnum(described.type.name, type.name, entity);
};

/** Patterns of any text. */
const matchesAll = /^\^?(?:\(\?:)?(?:\.|\[\\s\\S\]|\[\^\])\*\)?\$?$/;

/** What a limit takes from the values of the contract; undefined where it takes none. */
type Excluded = (limits: Limits) => string | undefined;

const excluded: Readonly<Record<string, readonly Excluded[]>> = {
  String: [
    ({ maxLength }) =>
      maxLength !== undefined && maxLength < longestString
        ? `at most ${maxLength} characters, where the contract has up to ${longestString}`
        : undefined,
    ({ minLength = 0 }) =>
      minLength > 0 ? `at least ${minLength} characters, where the contract has empty texts too` : undefined,
    ({ pattern }) =>
      pattern !== undefined && !matchesAll.test(pattern)
        ? `only texts that match ${pattern}, where the contract has any text`
        : undefined,
    ({ unicode }) => (unicode === false ? 'ASCII only, where the contract has every Unicode character' : undefined),
  ],
  Int32: [
    ({ minimum }) =>
      minimum !== undefined && minimum > 0 ? `at least ${minimum}, where the contract begins at 0` : undefined,
    ({ maximum }) =>
      maximum !== undefined && maximum < int32.max
        ? `at most ${maximum}, where the contract goes to ${int32.max}`
        : undefined,
  ],
  DateTimeOffset: [
    ({ precision }) =>
      precision !== undefined && precision < ticksDigits
        ? `${precision} digits of a second, where the contract has ${ticksDigits}`
        : undefined,
  ],
};

const limitsOf = (pair: Pair): Drift[] =>
  (excluded[typeof pair.type === 'string' ? pair.type : ''] ?? [])
    .map((by) => by(pair.described.limits))
    .filter((says) => says !== undefined)
    .map((says) => differs('property.limits', pair, says));

/** Null is compared with what the contract decides: refused (MUST), or left open. */
const nullityOf = (contract: Contract, pair: Pair): Drift[] => {
  const { nullable } = pair.described;
  const isRefused = contract.requirements.get(bodyId(pair.name, 'null')).level === 'MUST';
  if (nullable === undefined || nullable === !isRefused) return [];
  return nullable
    ? [differs('property.requiredToNull', pair, 'may be null; the contract expects a refusal of null')]
    : [differs('property.nullToRequired', pair, 'must not be null; the contract leaves null open')];
};

const detailsOf = (pair: Pair): Drift[] => {
  const { readOnly, deprecated, defaultValue, required } = pair.described;
  return [
    ...(required === false ? [differs('property.optional', pair, 'may be left out')] : []),
    ...(readOnly === undefined ? [] : [differs('property.readOnly', pair, `a client cannot set it (${readOnly})`)]),
    ...(deprecated === undefined ? [] : [differs('property.deprecated', pair, `deprecated: ${deprecated}`)]),
    ...(defaultValue === undefined ? [] : [differs('property.default', pair, `has the default ${defaultValue}`)]),
  ];
};

const comparePair = (contract: Contract, pair: Pair): Drift[] => {
  const { type, described } = pair;
  if (!sameType(pair, contract.entity))
    return [differs('property.type', pair, `is ${shown(described)}; the contract has ${aValueOf(type)}`)];
  return [
    ...limitsOf(pair),
    ...nullityOf(contract, pair),
    ...detailsOf(pair),
    ...(typeof type !== 'string' && described.type.kind === 'enum' ? compareMembers(type, described.type) : []),
  ];
};

type Missing = { readonly name: string; readonly type: PropertyType };

/** What is missing on one side and new on the other. */
type Changed = { readonly missing: readonly Missing[]; readonly added: readonly DescribedProperty[] };

/** The property that a missing one may have become: in other letter case, or the only new one where it is the only missing one of a type. */
const successorOf = ({ name, type }: Missing, { missing, added }: Changed, entity: EntityType) => {
  const sameLetters = added.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const [alike, another] = added.filter((described) => sameType({ name, type, described }, entity));
  const rivals = alike === undefined ? [] : missing.filter((one) => sameType({ ...one, described: alike }, entity));
  return sameLetters ?? (another === undefined && rivals.length === 1 ? alike : undefined);
};

const shownNew = (described: DescribedProperty): Drift => {
  const { name: subject, nullable, defaultValue, readOnly, place } = described;
  const { required = nullable === false } = described;
  const isRequired = required && defaultValue === undefined && readOnly === undefined;
  return isRequired
    ? drift('property.newRequired', {
        subject,
        says: `is new, required and without a default (${shown(described)})`,
        place,
      })
    : drift('property.new', { subject, says: `is new (${shown(described)})`, place });
};

const gone = ({ isWhole, place }: DescribedEntity, subject: string, successor?: DescribedProperty): Drift[] => {
  if (successor !== undefined)
    return [
      drift('property.renamed', {
        subject,
        says: `is missing; ${successor.name} is new and of its type`,
        place: successor.place,
      }),
    ];
  // A base type in another file may declare it.
  return isWhole ? [drift('property.removed', { subject, says: 'is missing', place })] : [];
};

const changedIn = ({ properties }: EntityType, described: readonly DescribedProperty[]): Changed => {
  const names = new Set(described.map(({ name }) => name));
  return {
    missing: Object.entries(properties).flatMap(([name, type]) => (names.has(name) ? [] : [{ name, type }])),
    added: described.filter(({ name }) => !Object.hasOwn(properties, name)),
  };
};

/** The differences between the properties of the contract and those of a description. */
export const compareProperties = (contract: Contract, entity: DescribedEntity): Drift[] => {
  const { properties } = contract.entity;
  // A property of the contract may have become the key.
  const keys = entity.keyProperties.filter(({ name }) => Object.hasOwn(properties, name));
  const all = [...entity.properties, ...keys];
  const changed = changedIn(contract.entity, all);
  const successors = new Map(changed.missing.map((one) => [one.name, successorOf(one, changed, contract.entity)]));
  const renamed = new Set(successors.values());
  return [
    ...all.flatMap((described) => {
      const { name } = described;
      const type = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return type === undefined ? [] : comparePair(contract, { name, type, described });
    }),
    ...changed.missing.flatMap(({ name }) => gone(entity, name, successors.get(name))),
    ...changed.added.filter((one) => !renamed.has(one)).map(shownNew),
  ];
};

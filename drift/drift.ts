// What a drift is: one difference between the contract and a description of the API, with what it means for whom.
import type { Place } from './description.ts';

/**
 * `breaking`: what conforms to one does not conform to the other. `weakening`: the description promises less. `growth`: it allows
 * more. `notice`: nothing that an exchange shows.
 */
export type DriftKind = 'breaking' | 'weakening' | 'growth' | 'notice';

/** What the difference means for those who rely on the contract. */
export type Meaning = { readonly provider: string; readonly client: string; readonly pact: string };

type Row = Meaning & { readonly kind: DriftKind };

const row = (kind: DriftKind, provider: string, client: string, pact: string): Row => ({
  kind,
  provider,
  client,
  pact,
});

const none = 'nothing changes';

/** Every kind of difference: how it weighs, and what it means. */
export const drifts = {
  'entity.removed': row(
    'breaking',
    'nothing describes what it should create',
    'the type it creates does not exist under this name',
    'no interaction on this entity can be kept',
  ),
  'entity.elsewhere': row(
    'notice',
    'read the description that declares it',
    'read the description that declares it',
    'read the description that declares it',
  ),
  'entity.base': row(
    'notice',
    'it inherits from another type, which an exchange does not show',
    'a client made from the description has other base classes',
    none,
  ),
  'entity.abstract': row(
    'breaking',
    'it must not create the type itself, only types that derive from it',
    'it must name a derived type in @odata.type',
    'a body without @odata.type of a derived type is refused',
  ),
  'entity.open': row(
    'weakening',
    'it may accept properties that nobody declares',
    'a misspelt property may be stored instead of refused',
    'do not expect a refusal of undeclared properties',
  ),
  'entity.subtype': row(
    'growth',
    'it may create a derived type',
    'an answer may name a derived type in @odata.type',
    'do not pin @odata.type by equality',
  ),
  'entity.deprecated': row('notice', 'plan its end', 'plan for its end', none),
  'key.changed': row(
    'breaking',
    'it identifies what it creates by another key',
    'it cannot find the key where it looks for it',
    'answers that pin the key no longer match',
  ),
  'property.removed': row(
    'breaking',
    'it may refuse the property as undeclared, and answers without it',
    'it must not send the property, and must not rely on it in answers',
    'bodies with this property no longer match',
  ),
  'property.renamed': row(
    'breaking',
    'it expects and answers the other name',
    'it must send and read the other name',
    'bodies must use the other name',
  ),
  'property.type': row(
    'breaking',
    'it refuses what the page calls valid, or answers another type',
    'values of the documented type may be refused, and answers may not parse',
    'examples and matchers of this property no longer match',
  ),
  'property.nullToRequired': row(
    'breaking',
    'it must refuse null, which the contract leaves open',
    'it must not send null',
    'an example with null is refused',
  ),
  'property.requiredToNull': row(
    'weakening',
    'it may accept null and answer it, where the contract expects a refusal',
    'it must cope with null in what it reads',
    'do not expect a refusal of null',
  ),
  'property.optional': row(
    'weakening',
    'it may accept a create without the property, where the contract expects a refusal',
    none,
    'do not expect a refusal of a create without it',
  ),
  'property.limits': row(
    'breaking',
    'it may refuse or shorten values that the contract calls valid',
    'long, precise or large values may be refused',
    'examples beyond the limit are refused',
  ),
  'property.readOnly': row(
    'breaking',
    'it sets the value itself and does not echo what was sent',
    'the value it sends is ignored',
    'an answer that repeats the request no longer matches',
  ),
  'property.new': row(
    'growth',
    'it may accept and answer one more property',
    'it must ignore properties in answers that it does not know',
    'a request must not be refused for lacking it; answers may contain it',
  ),
  'property.newRequired': row(
    'breaking',
    'it may refuse creates without the new property',
    'its creates lack a property that is required',
    'request bodies lack a required property',
  ),
  'property.default': row('notice', 'it may fill in a missing value, where the contract expects a refusal', none, none),
  'property.deprecated': row('notice', 'plan its end', 'plan for its end', none),
  'navigation.new': row('growth', 'it may offer a further relation', none, none),
  'member.removed': row(
    'breaking',
    'it refuses a value that the page lists',
    'it must not send this value',
    'examples with this value are refused',
  ),
  'member.renamed': row(
    'breaking',
    'it expects and answers the other name',
    'it must send and read the other name',
    'examples must use the other name',
  ),
  'member.number': row(
    'breaking',
    'stored numbers mean another member',
    'a client that sends or stores numbers means another member',
    'examples that use numbers mean another member',
  ),
  'member.new': row(
    'growth',
    'it may accept and answer one more value',
    'it must cope with a value that it does not know',
    'do not expect a refusal of this value',
  ),
  'enum.flags': row(
    'breaking',
    'it may answer several members in one value',
    'it must split values at commas',
    'matchers of single members no longer match',
  ),
  'enum.deprecated': row('notice', 'plan its end', 'plan for its end', none),
  'member.deprecated': row(
    'notice',
    'plan its end',
    'plan to send another value',
    'prefer examples with another value',
  ),
  'path.removed': row(
    'breaking',
    'it no longer has to offer this path',
    'it must not create there',
    'interactions on this path cannot be kept',
  ),
  'path.contradicted': row(
    'notice',
    'the page lists a path that the description did not allow before either',
    'a target may not know this path: prefer one that both allow',
    'do not pin this path unless the provider shows it',
  ),
  'path.notInsertable': row(
    'breaking',
    'it may refuse every create here',
    'its creates may be refused here',
    'interactions that create here cannot be kept',
  ),
  'path.permission': row('breaking', 'it must check other permissions', 'its token needs other permissions', none),
  'path.mediaType': row(
    'breaking',
    'it need not read JSON',
    'it must send another format',
    'interactions that send JSON cannot be kept',
  ),
  'path.answer': row(
    'breaking',
    'it answers a create with another status',
    'it must not wait for the documented status',
    'answers that pin the documented status no longer match',
  ),
  'path.new': row('growth', 'it may offer a further path', 'it may create there as well', none),
  'path.containment': row(
    'notice',
    'entities may belong to more than one collection: ids must differ across all',
    'an entity may show in several collections',
    none,
  ),
  'path.recursive': row('notice', 'a path may repeat this part', none, none),
  'path.deprecated': row('notice', 'plan its end', 'plan for its end', none),
} as const satisfies Record<string, Row>;

/** The name of a kind of difference. */
export type DriftId = keyof typeof drifts;

export type Drift = {
  readonly id: DriftId;
  readonly kind: DriftKind;
  /** What differs: a property, a member, a path. */
  readonly subject: string;
  readonly says: string;
  readonly place?: Place;
  readonly means: Meaning;
};

type Difference = { readonly subject: string; readonly says: string; readonly place?: Place | undefined };

/** A drift of a kind. */
export const drift = (id: DriftId, { subject, says, place }: Difference): Drift => {
  const { kind, ...means } = drifts[id];
  return { id, kind, subject, says, ...(place === undefined ? {} : { place }), means };
};

/** The kinds, the weightiest first. */
export const kinds = ['breaking', 'weakening', 'growth', 'notice'] as const satisfies readonly DriftKind[];

// Which failure explains which: what follows from another cause is no cause of its own.
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import type { Feature, Symptom } from '../record/results.ts';
import type { Draft } from './draft.ts';
import { changesIn } from './explanations/one-member.ts';
import { isReadBack } from './explanations/readings.ts';
import { sameAsAnswered } from './from-counterexamples.ts';
import { toldBy } from './when.ts';

/** Whether the failures of `one` follow from `other`. */
type Follows = (one: Draft, other: Draft) => boolean;

const isOf = (draft: Draft, isSo: (symptom: Symptom) => boolean): boolean => draft.symptoms.every(isSo);

/** Where a reading differs: that of an entity that GET shows wrapped is at the same place. */
const placeOf = ({ location }: Symptom): string => location.replace(/^\/value(?:\/\d+)?(?=\/)/, '');

/** Whether a member is read back as it was answered. */
const isSameFailure = (reading: Symptom, answered: Symptom): boolean =>
  reading.actual === sameAsAnswered && placeOf(reading) === answered.location;

/** What is answered wrongly is read back wrongly. */
const sameMember: Follows = (one, other) =>
  isOf(one, isReadBack) && isOf(one, (reading) => other.symptoms.some((answered) => isSameFailure(reading, answered)));

const identity: readonly RequirementId[] = ['answers.id', 'answers.id.unique'];

const isOfIdentity = ({ requirements }: Symptom): boolean => identity.some((id) => Object.hasOwn(requirements, id));

/** Who gives an id twice shows another entity under it. */
const sameId: Follows = (one, other) => isOf(one, isReadBack) && isOf(other, isOfIdentity);

/** An entity without any of its members is not the entity: neither is its id. */
const noEntity: Follows = (one, other) =>
  other.symptoms.length > 2 &&
  isOf(other, ({ actual }) => actual === 'missing') &&
  isOf(one, (symptom) => isReadBack(symptom) || isOfIdentity(symptom));

/** A refusal with the wrong status has the form that goes with that status. */
const formOfStatus: Follows = (one, other) =>
  isOf(
    one,
    ({ wanted, location, besides, count }) =>
      wanted === 'refusal' && location !== 'status' && besides['status'] === count,
  ) && isOf(other, ({ wanted, location }) => wanted === 'refusal' && location === 'status');

const anyString = 'a string';

/** Whether a feature of one property is the same as one of any string. */
const isPartOf = ({ name }: Feature, whole: Feature): boolean =>
  whole.name.startsWith(anyString) && name.endsWith(whole.name.slice(anyString.length));

/** An answer in the wrong encoding is unreadable or has other text, in any string alike. */
const sameFeature: Follows = (one, other) => {
  const [told] = one.symptoms.map(toldBy);
  const isUnexplained = isOf(one, (symptom) => symptom.actual === 'changed' && changesIn(symptom).length === 0);
  return (
    isUnexplained &&
    told !== undefined &&
    isOf(other, (symptom) => symptom.location === '' && symptom.features.some((feature) => isPartOf(told, feature)))
  );
};

const followers: readonly Follows[] = [sameMember, sameId, noEntity, formOfStatus, sameFeature];

const originOf = (one: Draft, drafts: readonly Draft[]): Draft | undefined =>
  drafts.find((other) => other !== one && followers.some((follows) => follows(one, other)));

/** The causes, each with the symptoms of those that follow from it. */
export const withFollowers = (drafts: readonly Draft[]): readonly Draft[] => {
  const origins = new Map(drafts.map((draft) => [draft, originOf(draft, drafts)]));
  return drafts
    .filter((draft) => origins.get(draft) === undefined)
    .map((draft) => {
      const followed = drafts.filter((other) => origins.get(other) === draft);
      return followed.length === 0
        ? draft
        : {
            ...draft,
            own: draft.symptoms.length,
            symptoms: [...draft.symptoms, ...followed.flatMap(({ symptoms }) => symptoms)],
          };
    });
};

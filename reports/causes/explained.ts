// Which failure explains which: what follows from another cause is no cause of its own.
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import type { Feature, Symptom } from '../record/results.ts';
import { ofAnotherCreate } from '../record/symptoms/changes/elsewhere.ts';
import type { Draft } from './draft.ts';
import { changesIn, isMostly } from './explanations/one-member.ts';
import { isReadBack } from './explanations/readings.ts';
import { isAlwaysOneId } from './explanations/whole-entity.ts';
import { emptyBody, nothing } from './explanations/words.ts';
import { sameAsAnswered } from './from-counterexamples.ts';
import { happened } from './happened.ts';
import { firstOf, type Situation } from './situation.ts';
import { toldBy } from './when.ts';

/** Whether the failures of `one` follow from `other`. */
type Follows = (one: Draft, other: Draft, situation: Situation) => boolean;

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

/** A value that was changed is of no documented type where the change takes it beyond that. */
const sameChange: Follows = (one, other) =>
  isOf(one, ({ actual }) => actual.startsWith('a ')) &&
  isOf(one, (retyped) => {
    const [change] = changesIn(retyped);
    return (
      change !== undefined &&
      other.symptoms.some(
        (changed) =>
          changed.actual === 'changed' && changed.location === retyped.location && changesIn(changed).includes(change),
      )
    );
  });

/** What came at the place of the first requirement that a cause breaks. */
const actualOf = ({ symptoms }: Draft, situation: Situation): string | undefined => {
  const row = firstOf(situation, symptoms);
  return row && happened(row)?.actual;
};

const isContentType = ({ location }: Symptom): boolean => location === 'content-type';

/** Who sends all answers with another media type sends refusals with it too. */
const sameMediaType: Follows = (one, other, situation) =>
  isOf(one, (symptom) => symptom.wanted === 'refusal' && isContentType(symptom)) &&
  isOf(other, (symptom) => symptom.wanted === 'create' && isContentType(symptom)) &&
  actualOf(one, situation) === actualOf(other, situation);

/** An answer without a body needs no Content-Type. */
const noBody: Follows = (one, other, situation) =>
  isOf(one, (symptom) => symptom.wanted === 'create' && isContentType(symptom)) &&
  actualOf(one, situation) === nothing &&
  actualOf(other, situation) === emptyBody;

/** A target that always answers the same gives one id. */
const sameAnswer: Follows = (one, other, situation) =>
  isOf(one, isOfIdentity) &&
  other.symptoms.length > 2 &&
  isOf(other, (symptom) => isMostly(symptom, ofAnotherCreate)) &&
  isAlwaysOneId(situation);

const ofStatus = '.status';

/** Whom a provider accepts it refuses for another reason, with another status. */
const acceptedOtherwise: Follows = (one, other) =>
  isOf(other, ({ wanted, actual }) => wanted === 'refusal' && /^2\d\d$/.test(actual)) &&
  isOf(one, ({ requirements }) =>
    Object.keys(requirements).every(
      (id) =>
        id.endsWith(ofStatus) &&
        other.symptoms.some((accepted) => Object.hasOwn(accepted.requirements, id.slice(0, -ofStatus.length))),
    ),
  );

const followers: readonly Follows[] = [
  sameMember,
  sameId,
  noEntity,
  formOfStatus,
  sameFeature,
  sameChange,
  sameMediaType,
  noBody,
  acceptedOtherwise,
  sameAnswer,
];

const originOf = (one: Draft, drafts: readonly Draft[], situation: Situation): Draft | undefined =>
  drafts.find((other) => other !== one && followers.some((follows) => follows(one, other, situation)));

/** The causes, each with the symptoms of those that follow from it. */
export const withFollowers = (drafts: readonly Draft[], situation: Situation): readonly Draft[] => {
  const origins = new Map(drafts.map((draft) => [draft, originOf(draft, drafts, situation)]));
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

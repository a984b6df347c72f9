// Wrong statuses of creates and refusals, grouped by what came: another success, a server error, no answer, a refusal.

import { themeOf } from '../../../contracts/requirements/catalogue.ts';
import type { RequirementResult, Symptom } from '../../record/results.ts';
import type { Draft, Explanation, Rank } from '../draft.ts';
import { reasonShown } from '../reason-shown.ts';
import { rowsIn, type Situation } from '../situation.ts';
import { isAlways, type Part, toldApart } from '../tell-apart.ts';
import { onPaths, whenever } from '../when.ts';
import { isAlwaysBroken, isOfRefused, refusedByAll } from './what-is-refused.ts';

const isStatus = ({ location }: Symptom): boolean => location === 'status';
const isSuccess = ({ actual }: Symptom): boolean => /^2\d\d$/.test(actual);
const isClientError = ({ actual }: Symptom): boolean => /^4\d\d$/.test(actual);

/** More texts than this with one status are one text with something of each request in it. */
const mostTexts = 3;

/** What creates are answered with one status, by its text; what a success says is the entity. */
const byText = (creates: readonly Symptom[]): readonly (readonly Symptom[])[] => {
  const groups = [...Map.groupBy(creates, ({ text }) => text).values()];
  return groups.length > mostTexts || creates.some(isSuccess) ? [creates] : groups;
};

/** The symptoms with the same answer. The texts of refusals differ by what is refused: they are together unless creates have them. */
const alike = (symptoms: readonly Symptom[]): readonly (readonly Symptom[])[] =>
  [...Map.groupBy(symptoms, ({ actual }) => actual).values()].flatMap((some) => {
    const groups = byText(some.filter(({ wanted }) => wanted === 'create'));
    const refusals = some.filter(({ wanted }) => wanted === 'refusal');
    const isLike = (group: readonly Symptom[], refusal: Symptom): boolean =>
      group.some(({ text }) => text === refusal.text);
    const others = refusals.filter((refusal) => !groups.some((group) => isLike(group, refusal)));
    return [
      ...groups.map((group) => [...group, ...refusals.filter((refusal) => isLike(group, refusal))]),
      ...(others.length === 0 ? [] : [others]),
    ].filter(({ length }) => length > 0);
  });

const wantedBy = (symptoms: readonly Symptom[]): string => {
  const isOf = (wanted: Symptom['wanted']): boolean => symptoms.some((symptom) => symptom.wanted === wanted);
  if (!isOf('refusal')) return ' instead of 201';
  return isOf('create') ? '' : ' instead of a refusal (400 to 499)';
};

/** The symptoms with the failures of one part alone, for the words that count them. */
const within = (symptoms: readonly Symptom[], { requirements }: Part): readonly Symptom[] =>
  symptoms.filter((symptom) => Object.keys(symptom.requirements).some((id) => Object.hasOwn(requirements, id)));

/** So many of the kinds that are refused wrongly are so always: then they tell more than how often it was. */
const nearlyAll = 0.8;

const refusedIn = (rows: readonly RequirementResult[]): readonly RequirementResult[] =>
  rows.filter((row) => isOfRefused(row) && row.cases > 0);

const isOfBody = ({ id }: RequirementResult): boolean => themeOf(id) === 'bodies';

/** Whether these are nearly all that a run has of a kind. */
const isNearlyAll = (some: readonly RequirementResult[], all: readonly RequirementResult[]): boolean =>
  some.length >= nearlyAll * all.length;

/** ` of an empty body`: what is refused wrongly, where it is always the same; what a request that shows it has, where it is not. */
const ofWhat = (symptoms: readonly Symptom[], situation: Situation): string | undefined => {
  const rows = rowsIn(situation, symptoms).filter(isOfRefused);
  const [only, second] = rows;
  if (symptoms.some(({ wanted }) => wanted === 'create') || only === undefined) return undefined;
  const bodies = refusedIn(situation.record.requirements).filter(isOfBody);
  if (rows.every(isOfBody) && isNearlyAll(rows, bodies)) return ' of an invalid body';
  const always = rows.filter(isAlwaysBroken);
  if (isNearlyAll(always, rows)) return ` of ${refusedByAll(always)}`;
  if (second !== undefined || only.counterexample === undefined) return undefined;
  return ` of ${refusedByAll(rows)}${reasonShown(only)}`;
};

/** Whether nearly everything that must be refused is refused so, so that there is nothing to name. */
const isOfAll = (symptoms: readonly Symptom[], situation: Situation): boolean =>
  isNearlyAll(rowsIn(situation, symptoms).filter(isOfRefused), refusedIn(situation.record.requirements));

/** When it is so, as the end of a sentence. */
const whenIn = (symptoms: readonly Symptom[], { feature, isMostly }: Part, situation: Situation): string => {
  const isTold = feature !== undefined && isMostly !== true;
  const what = isTold || isOfAll(symptoms, situation) ? undefined : ofWhat(symptoms, situation);
  return what ?? whenever(symptoms, feature, isMostly);
};

type Kind = { readonly rank: Rank; readonly leads: readonly string[] };

const draftOf = (symptoms: readonly Symptom[], part: Part, { rank, leads }: Kind, situation: Situation): Draft => {
  const some = within(symptoms, part);
  const { feature, requirements } = part;
  const [actual = ''] = some.map((symptom) => symptom.actual);
  return {
    rank,
    summary: `${actual}${wantedBy(some)}${whenIn(some, part, situation)}${onPaths(some, situation)}`,
    symptoms: some,
    leads: [...(feature?.about === undefined ? [] : [feature.about]), ...leads],
    share: requirements,
  };
};

/** What is refused differs by nature: only features that explain all of it tell it apart. */
const together = (parts: readonly Part[]): readonly Part[] =>
  parts.every(({ feature }) => feature !== undefined)
    ? parts
    : [{ requirements: Object.assign({}, ...parts.map(({ requirements }) => requirements)) }];

type KindOf = (symptoms: readonly Symptom[], situation: Situation) => Kind;

/** What must be refused and gets the answer that creates get too: it is the same failure, unless refusals fail always. */
const withRefusals = (parts: readonly Part[], refusals: readonly Symptom[]): readonly Part[] => {
  const others = toldApart(refusals);
  const hostOf = ({ feature }: Part): Part | undefined =>
    parts.find((part) => part.feature !== undefined && part.feature.name === feature?.name) ?? parts[0];
  return parts.map((part) => ({
    ...part,
    requirements: Object.assign(
      {},
      part.requirements,
      ...others.filter((other) => hostOf(other) === part).map(({ requirements }) => requirements),
    ),
  }));
};

const draftsOfAnswer =
  (kind: KindOf) =>
  (symptoms: readonly Symptom[], situation: Situation): readonly Draft[] => {
    const [creates, refusals] = [
      symptoms.filter(({ wanted }) => wanted === 'create'),
      symptoms.filter(({ wanted }) => wanted === 'refusal'),
    ];
    const draftsOf = (some: readonly Symptom[], parts: readonly Part[]): readonly Draft[] =>
      parts.map((part) => draftOf(some, part, kind(some, situation), situation));
    if (refusals.length === 0) return draftsOf(creates, toldApart(creates));
    if (creates.length === 0) return draftsOf(refusals, together(toldApart(refusals)));
    if (!isAlways(refusals)) return draftsOf(symptoms, withRefusals(toldApart(creates), refusals));
    return [...draftsOf(creates, toldApart(creates)), ...draftsOf(refusals, toldApart(refusals))];
  };

const draftsOf =
  (kind: KindOf): Explanation['drafts'] =>
  (symptoms, situation) =>
    alike(symptoms).flatMap((some) => draftsOfAnswer(kind)(some, situation));

/** Another success than 201. */
export const successStatus: Explanation = {
  isAbout: (symptom) => symptom.wanted === 'create' && isStatus(symptom) && isSuccess(symptom),
  drafts: draftsOf(() => ({ rank: 'success', leads: ['answers.created'] })),
};

/** A redirection in place of a refusal is a mistake of what is refused alone. */
const isRedirection = (symptoms: readonly Symptom[]): boolean => symptoms.every(({ actual }) => /^3\d\d$/.test(actual));

const isOfCreates = (symptoms: readonly Symptom[]): boolean => symptoms.some(({ wanted }) => wanted === 'create');

/** The requirements about the values of a property, in the order of the record. */
const valuesIn = ({ rows }: Situation): readonly string[] =>
  rows.map(({ id }) => id).filter((id) => /^bodies\..+\.values$/.test(id));

/** Neither accepted nor refused: a server error, a redirection, a dropped connection, no answer. */
export const unanswered: Explanation = {
  isAbout: (symptom) =>
    isStatus(symptom) &&
    !isSuccess(symptom) &&
    !isClientError(symptom) &&
    !(symptom.wanted === 'create' && /^3/.test(symptom.actual)),
  drafts: draftsOf((symptoms, situation) => ({
    rank: isRedirection(symptoms) ? 'refusal' : 'server error',
    leads: isOfCreates(symptoms)
      ? ['answers.noServerError', ...valuesIn(situation), 'refusals.status']
      : ['refusals.status'],
  })),
};

/** A create that had to be accepted and was not. */
export const refusedCreates: Explanation = {
  isAbout: (symptom) => symptom.wanted === 'create' && isStatus(symptom),
  drafts: draftsOf((_, situation) => ({ rank: 'refused', leads: ['bodies.valid', ...valuesIn(situation)] })),
};

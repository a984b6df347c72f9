// When and where failures show, as the end of a sentence.
import type { Feature, Symptom } from '../record/results.ts';
import { countOf, pathsIn } from './draft.ts';
import type { Situation } from './situation.ts';

const always = 0.95;
const nearly = 0.8;

/** How many exchanges on the same paths passed. */
export const passingBeside = (symptoms: readonly Symptom[]): number =>
  Math.max(0, ...symptoms.map(({ passing }) => passing));

const number = (value: number): string => value.toLocaleString('en');

/** Whether nearly all failures of a symptom have its most telling feature, and nearly no passing request has it. */
export const toldBy = ({ features, count }: Symptom): Feature | undefined =>
  features.find(({ failing, passing }) => failing >= nearly * count && failing >= nearly * (failing + passing));

const requests = (symptoms: readonly Symptom[]): string => {
  const [first, ...others] = new Set(symptoms.map(({ wanted }) => wanted));
  if (others.length > 0) return 'requests';
  return first === 'create' ? 'creates' : 'requests to be refused';
};

/** ` whenever …`; nothing where it is so always; how often where nothing tells when. */
export const whenever = (symptoms: readonly Symptom[], feature?: Feature, isMostly = false): string => {
  const [failing, passing] = [countOf(symptoms), passingBeside(symptoms)];
  if (failing >= always * (failing + passing)) return '';
  if (failing >= nearly * (failing + passing)) return ', nearly always';
  if (feature) return isMostly ? `, mostly when ${feature.name}` : ` whenever ${feature.name}`;
  return ` in ${number(failing)} of ${number(failing + passing)} ${requests(symptoms)}`;
};

/** ` on …` where failures show on one path of several, or on a few that can be named. */
export const onPaths = (symptoms: readonly Symptom[], { paths }: Situation): string => {
  const failing = Object.keys(pathsIn(symptoms));
  const [first] = failing;
  if (first === undefined || paths.length < 2 || failing.length >= paths.length) return '';
  if (failing.length === 1) return ` on ${first}`;
  return countOf(symptoms) >= 5 * paths.length ? ` on ${failing.length} of ${paths.length} paths` : '';
};

// What a person would say of a requirement that is not met, where expected and actual alone do not say it.
import type { RequirementId } from '../../../contracts/requirements/requirement-id.ts';
import type { Happened } from '../happened.ts';

/** What a judge says of a header or member that is not there. */
export const nothing = 'nothing';
/** What it says of a body of no bytes. */
export const emptyBody = 'the body is empty';

const formOf = ({ where, actual }: Happened): string => {
  if (actual === emptyBody) return 'a refusal has no body';
  if (where === 'content-type') return `a refusal's Content-Type is ${actual} instead of application/json`;
  const isUnreadable = / JSON( |$)/.test(actual) && !actual.startsWith('{');
  return isUnreadable ? 'a refusal is no JSON' : `a refusal is not {"error": {"code", "message"}} but ${actual}`;
};

const sentences: Partial<Record<RequirementId, (what: Happened) => string>> = {
  'answers.mediaType': ({ actual }) =>
    actual === nothing
      ? 'the answer has no Content-Type'
      : `the answer's Content-Type is ${actual} instead of application/json`,
  'answers.object': ({ actual }) =>
    actual === emptyBody ? 'the answer has no body' : `the answer is not one JSON object: ${actual}`,
  'answers.id': ({ actual }) =>
    actual === nothing ? 'the answer has no id' : `the answer's id is ${actual} instead of a non-empty string`,
  'answers.id.unique': () => 'an id is given more than once',
  'answers.odataType': ({ actual }) => `the answer names another type: ${actual}`,
  'answers.odataType.fragment': ({ actual }) => `the answer names its type without #: ${actual}`,
  'answers.notation': ({ where, actual }) => `${where} is written as ${actual}`,
  'answers.duplicates': ({ where, actual }) => `${where} stands ${actual} in the answer`,
  'answers.charset': ({ actual }) => `the answer declares another charset than utf-8: ${actual}`,
  'refusals.envelope': formOf,
  'refusals.challenge': ({ actual }) =>
    actual === nothing
      ? 'a 401 has no WWW-Authenticate with a Bearer challenge'
      : `a 401 has no Bearer challenge in WWW-Authenticate but ${actual}`,
};

const isKnown = (id: string): id is keyof typeof sentences => Object.hasOwn(sentences, id);

/** A sentence on what happened to a requirement. */
export const sentenceOn = (id: string, what: Happened): string =>
  (isKnown(id) ? sentences[id]?.(what) : undefined) ??
  `${what.where}: expected ${what.expected}, actual ${what.actual}`;

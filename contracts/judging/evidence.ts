// What an answer is evidence of. A create without an answer shows nothing about the entity it would have returned.

import { createdStatus } from '../odata/create.ts';
import type { Evidence } from '../requirements/requirement.ts';
import { type Answer, isSilence, isSuccess, type Silence } from './exchange.ts';
import type { Expected } from './expected.ts';

type Stages = readonly Evidence[];

const answered: Stages = ['answer'];
const succeeded: Stages = [...answered, 'success'];
const created: Stages = [...succeeded, 'created'];
const withEntity: Stages = [...created, 'entity'];

const unaccepted: Stages = ['unaccepted'];
const refused: Stages = [...unaccepted, 'refusal'];
const unauthorized: Stages = [...refused, 'unauthorized'];

const isClientError = ({ status }: Answer): boolean => status >= 400 && status < 500;

const nothing: Stages = [];

const byCreate = (answer: Answer | Silence, hasEntity: boolean): Stages => {
  if (isSilence(answer)) return nothing;
  if (answer.status === createdStatus && !answer.bodyUnknown) return hasEntity ? withEntity : created;
  return isSuccess(answer) ? succeeded : answered;
};

const byRefusal = (answer: Answer | Silence): Stages => {
  if (isSilence(answer)) return unaccepted;
  if (answer.bodyUnknown && isClientError(answer)) return unaccepted;
  if (answer.status === 401) return unauthorized;
  if (isClientError(answer)) return refused;
  return isSuccess(answer) ? nothing : unaccepted;
};

/**
 * What an answer is evidence of, as one of a handful of constant lists. `hasEntity`: whether it is a 201 with a JSON
 * object.
 */
export const evidenceIn = (answer: Answer | Silence, expected: Expected['answers'], hasEntity: boolean): Stages => {
  if (expected === 'created') return byCreate(answer, hasEntity);
  return expected === 'refusal' ? byRefusal(answer) : nothing;
};

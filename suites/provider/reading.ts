// The two requirements that need GET: a create is shown afterwards, a refused create is not.
import {
  answersGet,
  createdEntity,
  isSilence,
  judgeNothingCreated,
  judgeReadBack,
  keyOf,
  listed,
  type Request,
  refusesGet,
  saysNothing,
} from '../../contracts/index.ts';
import { type Case, exampleRequestBody, type Place, requestFor } from '../../fixtures/index.ts';
import type { Target } from '../../target/index.ts';
import type { Ledger } from './ledger.ts';

const marker = (path: string, seed: number): string => `refused-${seed}-${path}@conformance.example`;

const silent = 'the target said nothing that could be judged';

const caseFor = (requirement: string, place: Place, reason: string, body: string): Case => ({
  id: `${requirement}@${place.path}#e0`,
  requirement,
  path: place.path,
  reason,
  request: requestFor(place, body),
});

const reading = (request: Request, key?: string): Request => ({
  ...request,
  method: 'GET',
  path: key === undefined ? request.path : `${request.path}/${encodeURIComponent(key)}`,
  body: '',
});

const noGet = 'the target does not answer GET';

/** Creates the example and reads it back, where the target answers GET of the collection or of the entity. */
export const readBack = async (place: Place, target: Target, ledger: Ledger): Promise<void> => {
  const id = 'answers.readBack';
  const tally = ledger.tally(id, place.path);
  const made = caseFor(id, place, 'a created userStatus is read back', exampleRequestBody);
  const answer = await target.send(made.request);
  ledger.bookId(made, { request: made.request, answer });
  const key = keyOf(createdEntity(answer));
  if (key === undefined) return void tally.unproven.push('the create to be read back did not succeed');
  const shown = await target.send(reading(made.request, key));
  if (saysNothing(shown)) return void tally.unproven.push(silent);
  const list = answersGet(shown) ? shown : await target.send(reading(made.request));
  if (refusesGet(shown) || !answersGet(list)) return void tally.unproven.push(noGet);
  tally.cases += 1;
  ledger.bookAs(
    id,
    made,
    { request: reading(made.request, key), answer: shown },
    judgeReadBack(exampleRequestBody, shown),
  );
};

/** Sends a body that must be refused, and looks for what it would have created. */
export const readAfterRefusal = async (place: Place, target: Target, ledger: Ledger): Promise<void> => {
  const id = 'refusals.nothingCreated';
  const tally = ledger.tally(id, place.path);
  const mark = marker(place.path, place.seed);
  const body = exampleRequestBody.replace('12', '"twelve"').replace('User Principal Name value', mark);
  const made = caseFor(id, place, 'a refused create is looked for', body);
  const before = listed(await target.send(reading(made.request))) ?? [];
  const answer = await target.send(made.request);
  if (saysNothing(answer)) return void tally.unproven.push(silent);
  const refused = !isSilence(answer) && answer.status >= 400 && answer.status < 500;
  if (!refused) return void tally.unproven.push('the body that had to be refused was not');
  const list = await target.send(reading(made.request));
  const entities = answersGet(list) ? listed(list) : undefined;
  if (!entities) return void tally.unproven.push(noGet);
  tally.cases += 1;
  ledger.bookAs(id, made, { request: made.request, answer }, judgeNothingCreated(mark, entities, before));
};

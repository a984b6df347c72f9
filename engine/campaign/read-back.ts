// The two requirements that need GET: a create is shown afterwards, a refused create is not.
import { type Answer, isSilence, isUnrecorded, type Request, type Silence } from '../../contracts/judging/exchange.ts';
import { createdEntity, keyOf } from '../../contracts/judging/judge-answer.ts';
import { saysNothing } from '../../contracts/judging/judge-exchange.ts';
import {
  answersGet,
  judgeNothingCreated,
  judgeReadBack,
  listed,
  refusesGet,
} from '../../contracts/judging/judge-run.ts';
import { exampleRequestBody } from '../../contracts/user-status/documented/example.ts';
import { entityPath } from '../../contracts/user-status/operation.ts';
import { type Case, requestFor } from '../../fixtures/cases/case.ts';
import type { Place } from '../../fixtures/cases/cases.ts';
import type { Target } from '../connection/target.ts';
import type { Ledger } from './ledger.ts';
import { notRecorded } from './stop-conditions.ts';
import { noteUnproven } from './tally.ts';

const marker = ({ path, seed }: Place, turn: number): string => `refused-${seed}-${turn}-${path}@conformance.example`;

const silent = (answer: Answer | Silence): string =>
  isUnrecorded(answer) ? notRecorded : 'the target said nothing that could be judged';

type Made = { readonly requirement: string; readonly turn: number; readonly reason: string; readonly body: string };

const caseFor = (place: Place, { requirement, turn, reason, body }: Made): Case => ({
  id: `${requirement}@${place.path}#e${turn}`,
  requirement,
  path: place.path,
  reason,
  request: requestFor(place, body),
});

const reading = (request: Request, path = request.path): Request => ({ ...request, method: 'GET', path, body: '' });

const noGet = (answer: Answer | Silence): string =>
  isUnrecorded(answer) ? notRecorded : 'the target does not answer GET';

/** Where to look, with what, and where what is found is booked. */
export type Reader = { readonly place: Place; readonly target: Target; readonly ledger: Ledger };

/** Creates the example and reads it back, where the target answers GET of the collection or of the entity. */
export const readBack = async ({ place, target, ledger }: Reader, turn: number): Promise<void> => {
  const id = 'answers.readBack';
  const tally = ledger.tally(id, place.path);
  const reason = 'a created userStatus is read back';
  const made = caseFor(place, { requirement: id, turn, reason, body: exampleRequestBody });
  const answer = await target.send(made.request);
  ledger.bookId(made, { request: made.request, answer });
  const key = keyOf(createdEntity(answer));
  if (isUnrecorded(answer)) return noteUnproven(tally, notRecorded);
  if (key === undefined) return noteUnproven(tally, 'the create to be read back did not succeed');
  const path = entityPath(made.request.path, key);
  if (path === undefined) return noteUnproven(tally, 'the id that was given cannot stand in a URL');
  const shown = await target.send(reading(made.request, path));
  if (saysNothing(shown)) return noteUnproven(tally, silent(shown));
  const list = answersGet(shown) ? shown : await target.send(reading(made.request));
  if (refusesGet(shown) || !answersGet(list)) return noteUnproven(tally, noGet(list));
  tally.cases += 1;
  ledger.bookAs(
    id,
    made,
    { request: reading(made.request, path), answer: shown },
    judgeReadBack(exampleRequestBody, shown),
  );
};

/** Sends a body that must be refused, and looks for what it would have created. */
export const readAfterRefusal = async ({ place, target, ledger }: Reader, turn: number): Promise<void> => {
  const id = 'refusals.nothingCreated';
  const tally = ledger.tally(id, place.path);
  const mark = marker(place, turn);
  const body = exampleRequestBody.replace('12', '"twelve"').replace('User Principal Name value', mark);
  const made = caseFor(place, { requirement: id, turn, reason: 'a refused create is looked for', body });
  const before = listed(await target.send(reading(made.request))) ?? [];
  const answer = await target.send(made.request);
  if (saysNothing(answer)) return noteUnproven(tally, silent(answer));
  const refused = !isSilence(answer) && answer.status >= 400 && answer.status < 500;
  if (!refused) return noteUnproven(tally, 'the body that had to be refused was not');
  const list = await target.send(reading(made.request));
  const entities = answersGet(list) ? listed(list) : undefined;
  if (!entities) return noteUnproven(tally, noGet(list));
  tally.cases += 1;
  ledger.bookAs(id, made, { request: made.request, answer }, judgeNothingCreated(mark, entities, before));
};

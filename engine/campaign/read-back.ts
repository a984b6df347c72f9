// The two requirements that need GET: a create is shown afterwards, a refused create is not.
import type { Contract } from '../../contracts/contract.ts';
import { createdEntity, keyOf } from '../../contracts/judging/created-entity.ts';
import { type Answer, isSilence, isUnrecorded, type Request, type Silence } from '../../contracts/judging/exchange.ts';
import { saysNothing } from '../../contracts/judging/judge-exchange.ts';
import {
  answersGet,
  judgeNothingCreated,
  judgeReadBack,
  listed,
  type Marker,
  refusesGet,
} from '../../contracts/judging/judge-run.ts';
import { propertiesOfKind, propertyNamesOf } from '../../contracts/odata/entity-type.ts';
import { entityPath } from '../../contracts/odata/paths.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import { type Case, requestFor } from '../../fixtures/cases/case.ts';
import type { Place } from '../../fixtures/cases/cases.ts';
import type { Target } from '../connection/target.ts';
import type { Ledger } from './ledger.ts';
import { notRecorded } from './stop-conditions.ts';
import { noteNotExercised } from './tally.ts';

const markerValue = ({ path, seed }: Place, turn: number): string =>
  `refused-${seed}-${turn}-${path}@conformance.example`;

const silent = (answer: Answer | Silence): string =>
  isUnrecorded(answer) ? notRecorded : 'the target gave no answer that could be judged';

type Made = {
  readonly requirement: RequirementId;
  readonly turn: number;
  readonly reason: string;
  readonly body: string;
};

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

/** Where to look, with which target, and the ledger that records the findings. */
export type Reader = { readonly place: Place; readonly target: Target; readonly ledger: Ledger };

/** Creates the example and reads it back, where the target answers GET of the collection or of the entity. */
export const readBack = async ({ place, target, ledger }: Reader, turn: number): Promise<void> => {
  const id = 'answers.readBack';
  const tally = ledger.tally(id, place.path);
  const reason = 'a created entity is read back';
  const { request } = place.contract.example;
  const made = caseFor(place, { requirement: id, turn, reason, body: request });
  const answer = await target.send(made.request);
  ledger.recordId(made, { request: made.request, answer });
  const key = keyOf(createdEntity(answer));
  if (isUnrecorded(answer)) return noteNotExercised(tally, notRecorded);
  if (key === undefined) return noteNotExercised(tally, 'the create to be read back did not succeed');
  const path = entityPath(made.request.path, key);
  if (path === undefined) return noteNotExercised(tally, 'the id that was given cannot stand in a URL');
  const shown = await target.send(reading(made.request, path));
  if (saysNothing(shown)) return noteNotExercised(tally, silent(shown));
  const list = answersGet(shown) ? shown : await target.send(reading(made.request));
  if (refusesGet(shown) || !answersGet(list)) return noteNotExercised(tally, noGet(list));
  tally.cases += 1;
  ledger.recordFindings(
    id,
    made,
    { request: reading(made.request, path), answer: shown },
    judgeReadBack(place.contract, request, shown),
  );
};

/** A body with one property of another JSON type, and with a unique value in the last String, to recognise it by. */
const markedBody = (
  { entity, example }: Contract,
  value: string,
): { readonly body: string; readonly marker: Marker } => {
  const sent: Readonly<Record<string, unknown>> = JSON.parse(example.request);
  const property = propertiesOfKind(entity, 'String').at(-1) ?? '';
  const broken = propertyNamesOf(entity).find((name) => name !== property) ?? '';
  return { body: JSON.stringify({ ...sent, [property]: value, [broken]: [] }), marker: { property, value } };
};

/** Sends a body that must be refused, and looks for what it would have created. */
export const readAfterRefusal = async ({ place, target, ledger }: Reader, turn: number): Promise<void> => {
  const id = 'refusals.nothingCreated';
  const tally = ledger.tally(id, place.path);
  const { body, marker } = markedBody(place.contract, markerValue(place, turn));
  const made = caseFor(place, { requirement: id, turn, reason: 'a refused create is looked for', body });
  const before = listed(await target.send(reading(made.request))) ?? [];
  const answer = await target.send(made.request);
  if (saysNothing(answer)) return noteNotExercised(tally, silent(answer));
  const refused = !isSilence(answer) && answer.status >= 400 && answer.status < 500;
  if (!refused) return noteNotExercised(tally, 'the body that had to be refused was not');
  const list = await target.send(reading(made.request));
  const entities = answersGet(list) ? listed(list) : undefined;
  if (!entities) return noteNotExercised(tally, noGet(list));
  tally.cases += 1;
  ledger.recordFindings(id, made, { request: made.request, answer }, judgeNothingCreated(marker, entities, before));
};

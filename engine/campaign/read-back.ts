// The two requirements that need GET: a create is shown afterwards, a refused create is not.
import type { Contract } from '../../contracts/contract.ts';
import { createdEntity, keyOf } from '../../contracts/judging/created-entity.ts';
import {
  type Answer,
  type Exchange,
  type Finding,
  isSilence,
  isUnrecorded,
  type Silence,
} from '../../contracts/judging/exchange.ts';
import { saysNothing } from '../../contracts/judging/judge-exchange.ts';
import {
  answersGet,
  type Created,
  isCreated,
  isMarked,
  judgeListed,
  judgeNothingCreated,
  judgeReadBack,
  type Marker,
  notListed,
  refusesGet,
} from '../../contracts/judging/judge-run.ts';
import { propertiesOfKind, propertyNamesOf } from '../../contracts/odata/entity-type.ts';
import { entityPath } from '../../contracts/odata/paths.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import { type Case, requestOf } from '../../fixtures/cases/case.ts';
import type { Place } from '../../fixtures/cases/cases.ts';
import { hardBody } from '../../fixtures/cases/hard-body.ts';
import type { Target } from '../connection/target.ts';
import type { Ledger } from './ledger.ts';
import { type Listing, reading, readList } from './read-list.ts';
import { notRecorded } from './stop-conditions.ts';
import { isNew, noteNotExercised } from './tally.ts';

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
  request: requestOf({ reason, body }, place),
  plan: { reason, body },
});

const unfinished = 'the list of the target could not be read to its end';

const noGet = (answer: Answer | Silence): string =>
  isUnrecorded(answer) ? notRecorded : 'the target does not answer GET';

/** Where to look, with which target, and the ledger that records the findings. */
export type Reader = { readonly place: Place; readonly target: Target; readonly ledger: Ledger };

/** Every fifth turn reads a hard body back too: it is ten times as long, and what it shows does not depend on chance. */
const isHardTurn = (turn: number): boolean => turn % 5 === 0;

/** How many creates a turn sends to read them back. */
export const createsOf = (turn: number): number => (isHardTurn(turn) ? 2 : 1);

type ReadBack = { readonly made: Case; readonly created: Created };

/** What an answer shows that a create made, or why that cannot be read back. */
const createdBy = (made: Case, answer: Answer | Silence): ReadBack | string => {
  if (isUnrecorded(answer)) return notRecorded;
  const answered = createdEntity(answer);
  const id = keyOf(answered);
  if (!answered || id === undefined) return 'the create to be read back did not succeed';
  const { body } = made.request;
  return {
    made,
    created: { sent: typeof body === 'string' ? body : Buffer.from(body).toString('utf8'), id, answered },
  };
};

/** Sends a create, and says what was created, or why that cannot be read back. */
const create = async ({ target, ledger }: Reader, made: Case): Promise<ReadBack | string> => {
  const answer = await target.send(made.request);
  ledger.recordId(made, { request: made.request, answer });
  return createdBy(made, answer);
};

type Shown = { readonly exchange: Exchange; readonly findings: readonly Finding[] };

/** GET of the entity; nothing is expected of it where the target does not offer it. */
const readEntity = async ({ place, target }: Reader, { made, created }: ReadBack): Promise<Shown | undefined> => {
  const path = entityPath(made.request.path, created.id);
  if (path === undefined) return undefined;
  const request = reading(made.request, path);
  const answer = await target.send(request);
  if (refusesGet(answer)) return undefined;
  return { exchange: { request, answer }, findings: judgeReadBack(place.contract, created, answer) };
};

/** GET of the collection, over its pages: the page that shows the entity, or the first one. */
const readCollection = async ({ place, target }: Reader, { made, created }: ReadBack): Promise<Shown> => {
  const isIt = isCreated(created);
  const { answer, entities, isComplete } = await readList(target, made.request, isIt);
  const exchange = { request: reading(made.request), answer };
  for (const { entity, at, path, answer: page } of entities ?? [])
    if (isIt(entity))
      return {
        exchange: { request: reading(made.request, path), answer: page },
        findings: judgeListed(place.contract, created, { entity, at }),
      };
  return { exchange, findings: entities && isComplete ? [notListed(created)] : [] };
};

const isShown = ({ exchange }: Shown): boolean => answersGet(exchange.answer);

/** Several findings on one create count once: those that its answer did not have tell more, and those of the entity itself. */
const mostTelling = (entity: Shown | undefined, list: Shown): Shown => {
  const shown = entity ? [entity, list] : [list];
  return (
    shown.find(({ findings }) => findings.some(isNew)) ?? shown.find(({ findings }) => findings.length > 0) ?? list
  );
};

/** Reads a create back, where the target answers GET of the entity or of the collection; or says why it is not read. */
const readOne = async (reader: Reader, readBackOf: ReadBack): Promise<string | undefined> => {
  const { made } = readBackOf;
  const entity = await readEntity(reader, readBackOf);
  if (entity && saysNothing(entity.exchange.answer)) return silent(entity.exchange.answer);
  const list = await readCollection(reader, readBackOf);
  if (!(entity && isShown(entity)) && !isShown(list)) return noGet(list.exchange.answer);
  reader.ledger.tally('answers.readBack', made.path).cases += 1;
  const { exchange, findings } = mostTelling(entity, list);
  reader.ledger.recordFindings('answers.readBack', made, exchange, findings);
  return undefined;
};

type Body = { readonly reason: string; readonly body: string };

const easyBody = ({ example }: Contract): Body => ({ reason: 'a created entity is read back', body: example.request });
const hard = (contract: Contract): Body => ({
  reason: 'a created entity with hard values is read back',
  body: hardBody(contract),
});

/** Creates what a body says and reads it back; why it could not, where it could not. */
const readBackBody = async (reader: Reader, turn: number, { reason, body }: Body): Promise<string | undefined> => {
  const made = caseFor(reader.place, { requirement: 'answers.readBack', turn, reason, body });
  const created = await create(reader, made);
  return typeof created === 'string' ? created : readOne(reader, created);
};

/** Creates the example, in some turns a hard body too, and reads back what was created. */
export const readBack = async (reader: Reader, turn: number): Promise<void> => {
  const { contract, path } = reader.place;
  const bodies = [easyBody(contract), hard(contract)];
  for (const [index, body] of bodies.slice(0, createsOf(turn)).entries()) {
    const because = await readBackBody(reader, 2 * turn + index, body);
    if (because !== undefined && index === 0)
      return noteNotExercised(reader.ledger.tally('answers.readBack', path), because);
  }
};

/** Reads back what a case created that was sent and judged already; without one, a hard body that it creates. */
export const readCaseBack = async (
  reader: Reader,
  sent?: { readonly made: Case; readonly exchange: Exchange },
): Promise<void> => {
  const { contract, path } = reader.place;
  const created = sent && createdBy(sent.made, sent.exchange.answer);
  const because =
    created === undefined
      ? await readBackBody(reader, 1, hard(contract))
      : typeof created === 'string'
        ? created
        : await readOne(reader, created);
  if (because !== undefined) noteNotExercised(reader.ledger.tally('answers.readBack', path), because);
};

/**
 * Requests that one create and what is read of it, or one refusal and what is looked for, take where a list is one page.
 */
export const requestsOfReading = 3;

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

const marked = ({ entities = [] }: Listing): readonly unknown[] => entities.map(({ entity }) => entity);

/** Sends a body that must be refused, and looks for what it would have created. */
export const readAfterRefusal = async ({ place, target, ledger }: Reader, turn: number): Promise<void> => {
  const id = 'refusals.nothingCreated';
  const tally = ledger.tally(id, place.path);
  const { body, marker } = markedBody(place.contract, markerValue(place, turn));
  const made = caseFor(place, { requirement: id, turn, reason: 'a refused create is looked for', body });
  const isIts = isMarked(marker);
  const before = marked(await readList(target, made.request, isIts));
  const answer = await target.send(made.request);
  if (saysNothing(answer)) return noteNotExercised(tally, silent(answer));
  const refused = !isSilence(answer) && answer.status >= 400 && answer.status < 500;
  if (!refused) return noteNotExercised(tally, 'the body that had to be refused was not');
  const list = await readList(target, made.request, isIts);
  if (!list.entities) return noteNotExercised(tally, noGet(list.answer));
  const findings = judgeNothingCreated(marker, marked(list), before);
  if (findings.length === 0 && !list.isComplete) return noteNotExercised(tally, unfinished);
  tally.cases += 1;
  ledger.recordFindings(id, made, { request: made.request, answer }, findings);
};

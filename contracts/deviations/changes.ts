// The small changes that faults and oddities are made of.
import { type Answer, isSilence } from '../judging/exchange.ts';
import { createdStatus } from '../odata/create.ts';
import type { RequirementId } from '../requirements/requirement-id.ts';
import type { Deviation, Fault, Moment, Oddity, Reply, Stored } from './deviation.ts';

/** A fault by name: what it does wrong, and the requirement it breaks. */
export const fault = (name: string, breaks: RequirementId, says: string, deviation: Deviation): Fault => ({
  name,
  breaks,
  says,
  ...deviation,
});

/** An oddity by name. */
export const oddity = (name: string, says: string, deviation: Deviation & Pick<Oddity, 'socketOnly'>): Oddity => ({
  name,
  says,
  ...deviation,
});

/** The same deviation, at some moments only. */
export const onlyWhen = (
  isSo: (moment: Moment) => boolean,
  { findings, entity, key, reply, storesRefused }: Deviation,
): Deviation => ({
  findings: (found, moment) => (findings && isSo(moment) ? findings(found, moment) : found),
  entity: (shown, moment) => (entity && isSo(moment) ? entity(shown, moment) : shown),
  key: (id, moment) => (key && isSo(moment) ? key(id, moment) : id),
  reply: (sent, moment) => (reply && isSo(moment) ? reply(sent, moment) : sent),
  storesRefused: (moment) => isSo(moment) && (storesRefused?.(moment) ?? false),
});

/** The same deviation, on one of the paths only. */
export const onPath = (path: string, deviation: Deviation): Deviation => ({
  ...onlyWhen((moment) => moment.match?.path === path, deviation),
  only: path,
});

/** The same deviation, at every fiftieth request of a path only. */
export const nowAndThen = (deviation: Deviation): Deviation => ({
  ...onlyWhen(({ countOnPath }) => countOnPath % 50 === 0, deviation),
  rare: true,
});

/** Changes one property of what is stored and shown. */
export const showing = (name: string, change: (value: unknown, moment: Moment) => unknown): Deviation => ({
  entity: (entity, moment) => ({ ...entity, [name]: change(entity[name], moment) }),
});

/** Changes a string property. */
export const showingText = (name: string, change: (text: string, moment: Moment) => unknown): Deviation =>
  showing(name, (value, moment) => (typeof value === 'string' ? change(value, moment) : value));

/** Changes a number property. */
export const showingNumber = (name: string, change: (value: number) => unknown): Deviation =>
  showing(name, (value) => (typeof value === 'number' ? change(value) : value));

/** Leaves a property out of what is stored and shown. */
export const hiding = (name: string): Deviation => ({
  entity: (entity) => Object.fromEntries(Object.entries(entity).filter(([key]) => key !== name)),
});

/** Changes every answer for which `applies`; no answer stays none. */
export const answering = (
  applies: (answer: Answer, moment: Moment & { readonly created: Stored | undefined }) => boolean,
  change: (answer: Answer) => Reply,
): Deviation => ({
  reply: (reply, moment) => (isSilence(reply) || !applies(reply, moment) ? reply : change(reply)),
});

/** Changes the answers to creates. */
export const answeringCreates = (change: (answer: Answer) => Reply): Deviation =>
  answering(({ status }) => status === createdStatus, change);

/** Changes the refusals. */
export const answeringRefusals = (change: (answer: Answer) => Reply): Deviation =>
  answering(({ status }) => status >= 400, change);

/** Answers of one status. */
export const ofStatus =
  (status: number) =>
  (answer: Answer): boolean =>
    answer.status === status;

/** The same answer with another status. */
export const withStatus =
  (status: number) =>
  (answer: Answer): Answer => ({ ...answer, status });

/** Accepts what breaks these requirements. */
export const overlooking = (...ids: readonly RequirementId[]): Deviation => ({
  findings: (found) => found.filter(({ requirement }) => !ids.includes(requirement)),
});

/** Refuses, as invalid, requests that are not. */
export const refusing = (isUnwelcome: (moment: Moment) => boolean): Deviation => ({
  findings: (found, moment) =>
    isUnwelcome(moment)
      ? [...found, { requirement: 'bodies.malformed', location: '', expected: 'another body', actual: 'this one' }]
      : found,
});

/** The text of a request's body. */
export const textOf = ({ request: { body } }: Moment): string =>
  typeof body === 'string' ? body : Buffer.from(body).toString('utf8');

/** Whether the body of a request matches. */
export const matches =
  (pattern: RegExp) =>
  (moment: Moment): boolean =>
    pattern.test(textOf(moment));

/** Answers a server error to requests whose body matches. */
export const crashingOn = (pattern: RegExp): Deviation => ({
  reply: (reply, moment) =>
    matches(pattern)(moment) ? { status: 500, headers: {}, body: 'Internal Server Error' } : reply,
});

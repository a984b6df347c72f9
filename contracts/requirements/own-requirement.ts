// A requirement of a user's own: a row as the contract has them, with the judge that the user wrote for it.
import type { Answer, Difference, Request } from '../judging/exchange.ts';
import type { Evidence, Level, Requirement, Source, When } from './requirement.ts';
import type { OwnId } from './requirement-id.ts';

/** An answer to show a judge; a status, headers or body that is left out is as a conformant provider answers. */
export type ExampleAnswer = Partial<Pick<Answer, 'status' | 'headers' | 'body'>>;

/** A requirement of one's own, for `verify --requirements FILE`. It is judged on the answers that a run gets anyway. */
export type OwnRequirement = {
  /** Begins with `own.`, so that no requirement of this package ever has the same. */
  readonly id: OwnId;
  /** MUST fails the run when it is broken; SHOULD warns, and fails with --strict. */
  readonly level: Exclude<Level, 'UNSPECIFIED'>;
  /** What the provider does, as in: sends a request-id with a 201. */
  readonly says: string;
  /** Where that stands. */
  readonly source: Source;
  /** The answers it is judged on: each 201 to a valid create, or each 4xx to what has to be refused. */
  readonly on: 'created' | 'refused';
  /** What an answer breaks: an empty list when it is as it should be. */
  readonly judge: (exchange: { readonly request: Request; readonly answer: Answer }) => readonly Difference[];
  /** An answer that breaks it: the judge is held to it before anything is sent. */
  readonly catches: ExampleAnswer;
  /** An answer that is lawful, if unusual: the judge has to let it pass. */
  readonly passes: ExampleAnswer;
};

const when: Record<OwnRequirement['on'], When & { readonly evidence: Evidence }> = {
  created: { sends: 'creates', evidence: 'created' },
  refused: { sends: 'refusals', evidence: 'refusal' },
};

/** The row of a requirement of one's own: it sends nothing, and is judged on what the others send. */
export const ownRow = ({ id, level, says, source, on, judge }: OwnRequirement): Requirement => ({
  id,
  level,
  says,
  source,
  binds: 'provider',
  when: when[on],
  then: { answers: 'judged' },
  judge: ({ request, answer }) => judge({ request, answer }),
});

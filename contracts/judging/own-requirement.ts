// A requirement of a user's own: a row as the catalogue has them, with the judge that the user wrote for it.
import type { Answer, Exchange, Finding } from './exchange.ts';
import type { Evidence, Level, Requirement, Source, When } from './requirement.ts';

/** One difference between what was expected and what came. `where` is a JSON pointer, a header or `status`. */
export type Difference = Omit<Finding, 'requirement'>;

/** An answer to show a judge; a status, headers or body that is left out is as a conformant provider answers. */
export type ExampleAnswer = Partial<Pick<Answer, 'status' | 'headers' | 'body'>>;

/** A requirement of one's own, for `verify --requirements FILE`. It is judged on the answers that a run gets anyway. */
export type OwnRequirement = {
  /** Begins with `own.`, so that no requirement of this package ever has the same. */
  readonly id: `own.${string}`;
  /** MUST fails the run when it is broken; SHOULD warns, and fails with --strict. */
  readonly level: Exclude<Level, 'UNSPECIFIED'>;
  /** What the provider does, as in: sends a request-id with a 201. */
  readonly says: string;
  /** Where that stands. */
  readonly source: Source;
  /** The answers it is judged on: each 201 to a valid create, or each 4xx to what has to be refused. */
  readonly on: 'created' | 'refused';
  /** What an answer breaks: an empty list when it is as it should be. */
  readonly judge: (exchange: Exchange & { readonly answer: Answer }) => readonly Difference[];
  /** An answer that breaks it: the judge is held to it before anything is sent. */
  readonly catches: ExampleAnswer;
  /** An answer that is lawful, if unusual: the judge has to let it pass. */
  readonly passes: ExampleAnswer;
};

export type OwnRow = Requirement & Pick<OwnRequirement, 'judge'>;

const when: Record<OwnRequirement['on'], When & { readonly evidence: Evidence }> = {
  created: { sends: 'creates', evidence: 'created' },
  refused: { sends: 'refusals', evidence: 'refusal' },
};

/** The row of a requirement of one's own: it sends nothing, and is judged on what the others send. */
export const ownRow = ({ id, level, says, source, on, judge }: OwnRequirement): OwnRow => ({
  id,
  level,
  says,
  source,
  judge,
  binds: 'provider',
  when: when[on],
  then: { answers: 'holds' },
});

// A parser of text from elsewhere, and what it is fuzzed with.
import type { Form } from './inputs.ts';
import type { Work } from './property.ts';

export type Target = {
  readonly name: string;
  readonly form: Form;
  /** Valid texts, which are changed. */
  readonly examples: () => readonly string[] | Promise<readonly string[]>;
  /** Texts that are refused, which are changed too. */
  readonly refused?: readonly string[];
  readonly work: Work;
};

// Every requirement of a contract, in the order of the page: what must hold of any create follows from its definition.
import type { Definition } from '../definition.ts';
import { acceptedBodies } from './accepted-bodies.ts';
import { answeredNotation } from './answered-notation.ts';
import { answeredProperties } from './answered-properties.ts';
import { answerRequirements } from './answers.ts';
import { authorizationRequirements } from './authorization.ts';
import { headerRequirements } from './headers.ts';
import { pathRequirements } from './paths.ts';
import { refusalRequirements } from './refusals.ts';
import { refusedBodies } from './refused-bodies.ts';
import type { Requirement } from './requirement.ts';
import { retryRequirements } from './retries.ts';

const themes: readonly ((definition: Definition) => readonly Requirement[])[] = [
  pathRequirements,
  authorizationRequirements,
  headerRequirements,
  acceptedBodies,
  refusedBodies,
  answerRequirements,
  answeredNotation,
  answeredProperties,
  refusalRequirements,
  retryRequirements,
];

/** The requirements that follow from a definition. */
export const requirementsOf = (definition: Definition): readonly Requirement[] =>
  themes.flatMap((theme) => theme(definition));

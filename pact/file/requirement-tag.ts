// The tag of an interaction of the pinned pact: a reference (version 4 of the format) to its requirement. A user's own
// interactions have none and are judged by what they send.
import { isObject } from '../../contracts/odata/read-body.ts';

/** The group and the name of the reference that holds the id of the requirement. */
export const requirementReference = { group: 'conformance', name: 'requirement' } as const;

const member = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined);

/** The id that an interaction of a pact file is tagged with, or undefined. */
export const requirementTag = (interaction: unknown): string | undefined => {
  const references = member(member(interaction, 'comments'), 'references');
  const id = member(member(references, requirementReference.group), requirementReference.name);
  return typeof id === 'string' ? id : undefined;
};

// JSON pointers (RFC 6901), which say where a description in JSON or YAML states something.

/** One step of a pointer. */
export const pointer = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1');

/** The step that a part of a pointer stands for. */
export const stepIn = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

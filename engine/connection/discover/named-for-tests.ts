// Whether the name of a configuration says that it is for tests: of any other it has to be assumed that it is in use.

const forTests = /(?<![\p{L}\p{N}])(conformance|tests?|testing)(?![\p{L}\p{N}])/iu;

// "Not for tests", "Production (tested)": a name that says more than one thing says nothing.
const forOthers = /(?<![\p{L}\p{N}])(not?|non|never|don'?t|prod|production|productive|live|pilot)(?![\p{L}\p{N}])/iu;

/** Whether a run may create in a configuration of this name without being asked to. */
export const isNamedForTests = (name: string): boolean => forTests.test(name) && !forOthers.test(name);

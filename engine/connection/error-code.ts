// The code of an error, read by its shape: the error may come from outside the sandbox that looks at it.

/** The code of a system error, or ''. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

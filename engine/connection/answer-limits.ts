// How much of an answer is read. What is longer is cut off, and the sentences here say so.

/** Bytes of an answer's body, decompressed, that are read at most. An entity has some hundreds. */
export const largestBody = 8 * 1024 * 1024;

/** Bytes of the headers of an answer that are read at most; Node's own limit is 16 KiB, which real gateways exceed. */
export const largestHeaders = 1024 * 1024;

/** Header lines of an answer that are read at most; as many as Node's own HTTP client keeps. */
export const mostHeaderLines = 2_000;

export const bodyTooLong = `the body is longer than ${largestBody} bytes`;
export const headersTooLong = `the headers are longer than ${largestHeaders} bytes`;

export const tooManyHeaders = `there are more than ${mostHeaderLines} header lines`;

const limitDetails: readonly string[] = [bodyTooLong, headersTooLong, tooManyHeaders];

/** Whether a sentence is on an answer that was longer than is read. */
export const isLimitDetail = (detail: string): boolean => limitDetails.includes(detail);

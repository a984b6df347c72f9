// Numbers with their nouns.

/** A number as people read it: 14,625. */
export const counted = (count: number): string => count.toLocaleString('en');

/** `1 request`, `2 requests`; another plural than with s is given. */
export const plural = (count: number, noun: string, several = `${noun}s`): string =>
  `${counted(count)} ${count === 1 ? noun : several}`;

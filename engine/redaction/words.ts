// Words of texts, by runs of letters: where a secret shares one with what everybody knows, that part of it is not secret.
import { lettersIn } from './letters.ts';

/** Letters of an ordinary text that make the same letters of a secret ordinary. */
export const wordLength = 8;

/** Every run of so many letters in a text. */
export const runsIn = (text: string): string[] => {
  const letters = lettersIn(text);
  return Array.from({ length: Math.max(0, letters.length - wordLength + 1) }, (_, index) =>
    letters.slice(index, index + wordLength),
  );
};

/** The runs of letters in ordinary texts, which are not secret where a token holds them. */
export const wordsIn = (texts: readonly string[]): ReadonlySet<string> => new Set(texts.flatMap(runsIn));

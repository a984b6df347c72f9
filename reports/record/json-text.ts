// JSON as it is written to a file, with control characters as \uXXXX, so that printing the file is harmless.
import { visible } from '../terminal/visible.ts';

/** A value as indented JSON, with every control and direction character escaped. */
export const jsonText = (value: unknown): string => `${visible(JSON.stringify(value, undefined, 2))}\n`;

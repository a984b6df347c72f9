// JSON as it is written to a file. JSON may write any character as \uXXXX, so that even to print the file does no harm.
import { visible } from '../terminal/visible.ts';

/** A value as indented JSON, with every control and direction character escaped. */
export const jsonText = (value: unknown): string => `${visible(JSON.stringify(value, undefined, 2))}\n`;

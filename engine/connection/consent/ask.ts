// Asks a person yes or no.
import { createInterface } from 'node:readline/promises';
import { noteStream } from '../../output/terminal.ts';

/** Where the question is asked; without a terminal no one can answer. */
export type Asked = {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
};

const isYes = (answer: string): boolean => /^y(es)?$/i.test(answer.trim());

/** Whether the answer to a question is yes. */
export const ask = async (question: string, { input, output }: Asked): Promise<boolean> => {
  const asking = createInterface({ input, output });
  try {
    // Ctrl-C and Ctrl-D are a no; without this the promise would stay open for ever.
    const closed = new Promise<string>((resolve) => void asking.once('close', () => resolve('')));
    return isYes(await Promise.race([asking.question(question), closed]));
  } finally {
    asking.close();
  }
};

/** The person at the terminal. */
export const person: Asked = { input: process.stdin, output: noteStream() };

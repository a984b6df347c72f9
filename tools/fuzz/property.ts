// What holds for every input: the work ends soon, an error is one that a user can do something about and is shown safely,
// and no object of the process is changed.
import { Writable } from 'node:stream';
import { explainError } from '../../cli/explain-error.ts';
import { shownLines } from '../../engine/output/terminal.ts';
import { NoVerdict, WrongUse } from '../../engine/settings/errors.ts';

/** Milliseconds of computing that one input may cost. */
const longest = 5_000;

/** What does not hold for an input. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

/** What one parser is given, and a file that holds the same. */
export type Input = { readonly bytes: Buffer; readonly file: string };
export type Work = (input: Input) => unknown;

const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Map.prototype];
const namesNow = (): string => prototypes.map((one) => Reflect.ownKeys(one).map(String).join()).join(';');
const namesBefore = namesNow();

const nowhere = new Writable();
// Control characters, and those that change the direction of a text or its lines.
const controls = /(?!\n)[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/**
 * Holds a text for people to be safe to show.
 * @throws Broken for one with a control character.
 */
export const checkShown = (text: string, where: string): void => {
  const [found] = controls.exec(text) ?? [];
  if (found !== undefined)
    throw new Broken(`${where} holds U+${found.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`);
};

const checkError = (error: unknown): void => {
  if (error instanceof Broken) throw error;
  if (!(error instanceof WrongUse || error instanceof NoVerdict))
    throw new Broken(`throws ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const shown = shownLines(explainError(error).message, nowhere);
  checkShown(shown, 'the message of an error');
  if (/(\n.|^::|##\[|##vso\[)/.test(shown)) throw new Broken('the message of an error can give orders to a CI');
};

// Node writes a warning to stderr as it is.
const warnings: string[] = [];
process.on('warning', ({ message }) => warnings.push(message));

const checkProcess = async (): Promise<void> => {
  await new Promise(setImmediate);
  const [warning] = warnings.splice(0);
  if (warning !== undefined) throw new Broken(`warns past the one way out: ${warning}`);
  if (namesNow() !== namesBefore) throw new Broken('an object of JavaScript itself was changed');
};

/**
 * Gives one input to a parser.
 * @throws Broken that says what does not hold.
 */
export const holds = async (work: Work, input: Input): Promise<void> => {
  const before = process.cpuUsage();
  try {
    await work(input);
  } catch (error) {
    checkError(error);
  }
  const took = process.cpuUsage(before).user / 1000;
  if (took > longest) throw new Broken(`takes ${Math.round(took)} ms of computing`);
  await checkProcess();
};

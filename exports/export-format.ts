// What an export is: the contract in the words of another tool.
import type { Contract } from '../contracts/contract.ts';

export type ExportFormat = {
  /** What it is, for the help. */
  readonly says: string;
  /** The name of the file that its tool expects. */
  readonly file: string;
  /** The text of the file: the same for the same contract, byte for byte. */
  readonly make: (contract: Contract) => string;
};

/** A value as JSON text with an end of line. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

// The record of live traffic: a file of lines that judge reads, each written whole before the next exchange is judged.
import { closeSync, openSync, writeSync } from 'node:fs';
import type { Contract } from '../../contracts/contract.ts';
import { codeOf } from '../../engine/connection/error-code.ts';
import { claimRecording } from '../../engine/connection/recording/record.ts';
import type { Seen } from '../seen.ts';
import { lineOf } from './write.ts';

export type RecordFile = {
  readonly add: (seen: Seen) => void;
  /** Closes the file; why something is missing in it, where something is. */
  readonly close: () => string | undefined;
};

/** Bytes of a record: more is judged, but not recorded. */
const largestRecord = 2 * 1024 ** 3;

/**
 * Makes the file of a record.
 * @throws WrongUse when it is there already, or cannot be made.
 */
export const openRecordFile = (file: string, contract: Contract, most = largestRecord): RecordFile => {
  claimRecording(file);
  return continueRecordFile(file, contract, most);
};

/** Goes on with the file of a record that was made before. */
export const continueRecordFile = (file: string, contract: Contract, most = largestRecord): RecordFile => {
  const descriptor = openSync(file, 'a');
  let [size, missing]: [number, string | undefined] = [0, undefined];
  const write = (line: Buffer): void => {
    size += line.length;
    if (size > most)
      missing = `--record: ${file} has reached ${most} bytes: what came after is judged, and not recorded`;
    else writeSync(descriptor, line);
  };
  return {
    add: (seen) => {
      if (missing !== undefined) return;
      try {
        write(Buffer.from(`${lineOf(contract, seen)}\n`));
      } catch (error) {
        if (codeOf(error) === '') throw error;
        missing = `--record: ${file} can no longer be written (${codeOf(error)})`;
      }
    },
    close: () => {
      closeSync(descriptor);
      return missing;
    },
  };
};

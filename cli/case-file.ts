// The file of judge --to-cases, checked before anything is read, and written at the end.
import { closeSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Contract } from '../contracts/contract.ts';
import type { Request } from '../contracts/judging/exchange.ts';
import { messageOf } from '../engine/connection/error-code.ts';
import { writeCaseFile } from '../engine/memory/failures-file.ts';
import { WrongUse } from '../engine/settings/errors.ts';
import { makeDirectory } from '../engine/settings/make-directory.ts';
import { type CaseList, openCaseList } from '../traffic/to-cases.ts';

export type CaseFile = Pick<CaseList, 'add'> & {
  /** Writes the file, and gives lines that say what is in it and what was left out. */
  readonly write: () => readonly string[];
};

/**
 * Opens the list of a file; one that is there is replaced.
 * @throws WrongUse where it cannot be written.
 */
export const openCaseFile = (contract: Contract, file: string, change?: (request: Request) => Request): CaseFile => {
  try {
    makeDirectory(dirname(file));
    closeSync(openSync(file, 'a'));
  } catch (error) {
    throw new WrongUse(`--to-cases: ${file} cannot be written (${messageOf(error)}).`);
  }
  const { add, cases, leftOut } = openCaseList(contract, change);
  return {
    add,
    write: () => {
      const found = cases();
      writeCaseFile(file, found);
      const count = `${found.length} case${found.length === 1 ? '' : 's'}`;
      return [
        `${count} in ${file}: send with verify --cases-from ${file}`,
        ...[...leftOut()].map(([why, times]) => `${times} left out: ${why}`),
      ];
    },
  };
};

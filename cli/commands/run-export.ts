// What the command export prints.
import { userStatus } from '../../contracts/user-status/contract.ts';
import { print, printDocument } from '../../engine/output/terminal.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import { nearest } from '../../engine/settings/nearest.ts';
import type { ExportFormat } from '../../exports/export-format.ts';
import { exportFormats } from '../../exports/formats.ts';

const formatCalled = (name: string): ExportFormat => {
  const format = Object.hasOwn(exportFormats, name) ? exportFormats[name] : undefined;
  if (format !== undefined) return format;
  throw new WrongUse(`there is no format ${name}; did you mean ${nearest(name, Object.keys(exportFormats))}?`);
};

/**
 * Prints the contract in a format, or the list of formats.
 * @throws WrongUse for a format that there is not.
 */
export const runExport = (name: string | undefined): void => {
  if (name === undefined)
    print(Object.entries(exportFormats).map(([format, { says }]) => `${format.padEnd(12)} ${says}`));
  else printDocument(formatCalled(name).make(userStatus));
};

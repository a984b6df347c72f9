// The command to go on with on the same target, as it may be pasted.
import { shownCommand } from '../engine/redaction/shown-command.ts';
import type { RunOptions } from '../engine/settings/settings.ts';

const optionWords = ({ target, cloud, credential, plainHttp }: RunOptions): readonly string[] => [
  ...(target === undefined ? [] : ['--target', target]),
  ...(cloud === undefined ? [] : ['--cloud', cloud]),
  ...(credential === undefined ? [] : ['--credential', credential]),
  ...(plainHttp ? ['--plain-http'] : []),
];

/** A command of this tool, with the options by which another one reached its target. */
export const nextCommand = ([name = '', ...words]: readonly string[], options: RunOptions): string =>
  `npx userstatus-conformance ${shownCommand([name, ...optionWords(options), ...words])}`;

// Wires pact from-gate: what the gate kept, the pact of it, the lint.
import { userStatus } from '../../contracts/user-status/contract.ts';
import { printText } from '../../engine/output/terminal.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import { readPact } from '../../pact/file/read-pact.ts';
import { pactOfCreates } from '../../pact/from-gate/pact-of-creates.ts';
import { readCreates } from '../../pact/from-gate/read-creates.ts';
import { lintPact } from '../../pact/lint/lint-pact.ts';

/** What is wrong with a pact; anyone may have changed the file that it was made from. */
const faultIn = (text: string): string | undefined => {
  const pact = readPact(JSON.parse(text));
  const [finding] = pact === undefined ? [] : lintPact(userStatus, pact);
  return finding && `"${finding.interaction}" breaks ${finding.requirement}`;
};

/**
 * Prints a pact of what the gate saw a client send.
 * @throws WrongUse for a directory in which the gate kept nothing, and for creates that a provider must refuse.
 */
export const fromGate = (directory: string, { consumer }: { readonly consumer: string }): void => {
  if (consumer.trim() === '') throw new WrongUse('--consumer needs the name of your application at the broker.');
  const text = pactOfCreates(userStatus, consumer, readCreates(userStatus, directory));
  const fault = faultIn(text);
  if (fault !== undefined) throw new WrongUse(`no pact can be made of ${directory}: ${fault}.`);
  printText(text);
};

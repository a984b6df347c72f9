// What a client is held to: the rows of the contract from the other side. What a provider must or should refuse, a client
// must not send.
import { type Requirement, requirements } from '../../contracts/index.ts';

// These ask something of the provider's answer, or of where it keeps things; no request breaks them.
const asksOfProvider: ReadonlySet<string> = new Set([
  'paths.quotedKey',
  'paths.unknownConfiguration',
  'paths.otherMethod',
]);

const isSent = ({ id, binds, when, then }: Requirement): boolean =>
  binds !== 'provider' && when.sends !== 'refusals' && then.answers !== 'created' && !asksOfProvider.has(id);

/** Every requirement that a request can break, and what nobody specifies: it is observed, and never judged. */
export const clientRequirements: readonly Requirement[] = requirements.filter(isSent);

/** Whether a provider must or should refuse what breaks a requirement. */
export const isRefused = ({ then }: Requirement): boolean => then.answers === 'refusal';

/** Whether breaking it makes a client nonconformant: what it must not do, and what providers should refuse. */
export const isViolation = (row: Requirement): boolean =>
  row.level === 'MUST' || (row.level === 'SHOULD' && isRefused(row));

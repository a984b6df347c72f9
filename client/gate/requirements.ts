// The requirements of a client: the contract from the other side. What a provider must or should refuse, a client must not
// send.
import type { Contract } from '../../contracts/contract.ts';
import type { Requirement } from '../../contracts/requirements/requirement.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';

// These are about the provider's answer; no request can break them.
const asksOfProvider: ReadonlySet<RequirementId> = new Set([
  'paths.quotedKey',
  'paths.unknownConfiguration',
  'paths.otherMethod',
]);

const isSent = ({ id, binds, when, then }: Requirement): boolean =>
  binds !== 'provider' && when.sends !== 'refusals' && then.answers !== 'created' && !asksOfProvider.has(id);

/** Every requirement that a request can break, and the unspecified ones, which are observed and never judged. */
export const clientRequirements = ({ requirements }: Contract): readonly Requirement[] =>
  requirements.all.filter(isSent);

/**
 * Whether breaking it makes a client nonconformant: what it must not do, what providers should refuse, and how it treats
 * an answer. The rest is a warning.
 */
export const isViolation = ({ level, when, then }: Requirement): boolean =>
  level === 'MUST' || (level === 'SHOULD' && (then.answers === 'refusal' || when.sends === 'afterAnswer'));

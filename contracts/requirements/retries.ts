// Requirements about what a client does after an answer: whether, when and how often it sends a create again.
import type { Requirement } from './requirement.ts';
import { standard } from './sources.ts';

const afterAnswer = (row: Pick<Requirement, 'id' | 'says' | 'source'>): Requirement => ({
  ...row,
  level: 'SHOULD',
  binds: 'client',
  when: { sends: 'afterAnswer' },
  then: { answers: 'judged' },
});

/** The requirements about the retries of a client. */
export const retryRequirements = (): readonly Requirement[] =>
  [
    {
      id: 'retries.waits' as const,
      says: 'waits as long as Retry-After says before it sends a create again',
      source: standard('RFC 9110', '10.2.3 Retry-After'),
    },
    {
      id: 'retries.bounded' as const,
      says: 'gives up: sends a create again ten times at most',
      source: standard('Microsoft Graph throttling guidance', 'Best practices to handle throttling'),
    },
    {
      id: 'retries.created' as const,
      says: 'does not send a create again that was answered with 201',
      source: standard('RFC 9110', '9.2.2 Idempotent Methods'),
    },
    {
      id: 'retries.refused' as const,
      says: 'does not send a create again, unchanged, that was refused for good',
      source: standard('RFC 9110', '15.5.4 403 Forbidden'),
    },
  ].map(afterAnswer);

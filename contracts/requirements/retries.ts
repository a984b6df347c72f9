// Requirements about what a client does after an answer: whether, when and how often it sends a create again.
import type { Definition } from '../definition.ts';
import type { Requirement } from './requirement.ts';
import { ruled, standard } from './sources.ts';

type Row = Pick<Requirement, 'id' | 'level' | 'says' | 'source'>;

const afterAnswer = (row: Row): Requirement => ({
  ...row,
  binds: 'client',
  when: { sends: 'afterAnswer' },
  then: { answers: row.level === 'UNSPECIFIED' ? 'either' : 'judged' },
});

/** The requirements about the retries of a client. */
export const retryRequirements = ({ page }: Definition): readonly Requirement[] =>
  [
    {
      id: 'retries.waits' as const,
      level: 'SHOULD' as const,
      says: 'waits as long as Retry-After says before it sends a create again',
      source: standard('RFC 9110', '10.2.3 Retry-After'),
    },
    {
      id: 'retries.bounded' as const,
      level: 'SHOULD' as const,
      says: 'gives up: after failures other than 429 and 503 with Retry-After, sends a create again ten times at most',
      source: ruled(page)('The number of retries'),
    },
    {
      id: 'retries.created' as const,
      level: 'SHOULD' as const,
      says: 'does not send a create again that was answered with 201',
      source: standard('RFC 9110', '9.2.2 Idempotent Methods'),
    },
    {
      id: 'retries.refused' as const,
      level: 'SHOULD' as const,
      says: 'does not send a create again, unchanged, that was refused for good',
      source: standard('RFC 9110', '15.5.4 403 Forbidden'),
    },
    {
      id: 'retries.lost' as const,
      level: 'UNSPECIFIED' as const,
      says: 'sends a create again whose answer was lost or 5xx, which may leave a duplicate',
      source: ruled(page)('What is not sent again'),
    },
  ].map(afterAnswer);

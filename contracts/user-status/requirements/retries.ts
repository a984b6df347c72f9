// Requirements about what a client does after an answer: whether, when and how often it sends a create again.
import type { Row, Table } from '../../judging/requirement.ts';
import { standard } from './sources.ts';

const afterAnswer = (says: string, source: Row['source']): Row => ({
  level: 'SHOULD',
  binds: 'client',
  says,
  source,
  when: { sends: 'afterAnswer' },
  then: { answers: 'holds' },
});

export const retries: Table = {
  'retries.waits': afterAnswer(
    'waits as long as Retry-After says before it sends a create again',
    standard('RFC 9110', '10.2.3 Retry-After'),
  ),
  'retries.bounded': afterAnswer(
    'gives up: sends a create again ten times at most',
    standard('Microsoft Graph throttling guidance', 'Best practices to handle throttling'),
  ),
  'retries.created': afterAnswer(
    'does not send a create again that was answered with 201',
    standard('RFC 9110', '9.2.2 Idempotent Methods'),
  ),
  'retries.refused': afterAnswer(
    'does not send a create again, unchanged, that was refused for good',
    standard('RFC 9110', '15.5.4 403 Forbidden'),
  ),
};

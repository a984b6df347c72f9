// Requirements about refusals. They are judged on everything that must be refused.

import type { Definition } from '../definition.ts';
import { answeringRefusals } from '../deviations/changes.ts';
import { type Difference, isSilence } from '../judging/exchange.ts';
import { show } from '../judging/show.ts';
import { hasBearer } from '../odata/challenges.ts';
import { mediaType } from '../odata/create.ts';
import { isErrorEnvelope } from '../odata/error-envelope.ts';
import { essence } from '../odata/media-type.ts';
import { readBody } from '../odata/read-body.ts';
import type { Judged, Requirement } from './requirement.ts';
import { ruled, standard } from './sources.ts';

const envelope = '{"error": {"code": non-empty string, "message": string}}';

const judgeEnvelope = ({ answer }: Judged): readonly Difference[] => {
  const reading = readBody(answer.body);
  if ('unreadable' in reading) return [{ location: '', expected: envelope, actual: reading.why }];
  if (!isErrorEnvelope(reading.value)) return [{ location: '', expected: envelope, actual: show(reading.value) }];
  const contentType = answer.headers['content-type'];
  return essence(contentType ?? '') === mediaType
    ? []
    : [{ location: 'content-type', expected: mediaType, actual: show(contentType) }];
};

const judgeChallenge = ({ answer: { headers } }: Judged): readonly Difference[] => {
  const challenges = headers['www-authenticate'];
  return hasBearer(challenges ?? '')
    ? []
    : [{ location: 'www-authenticate', expected: 'a Bearer challenge', actual: show(challenges) }];
};

const shared = { binds: 'provider', then: { answers: 'judged' } } as const;

/** The requirements about every refusal. */
export const refusalRequirements = ({ page }: Definition): readonly Requirement[] => [
  {
    // Judged where a request was neither accepted nor refused, in judging/judge-exchange.ts.
    ...shared,
    id: 'refusals.status',
    level: 'MUST',
    says: 'refuses with 400 to 499: never 3xx, 5xx, a dropped connection or no answer',
    source: ruled(page)('Any refusal'),
    when: { sends: 'refusals', evidence: 'unaccepted' },
    mutant: {
      reply: (reply) => (!isSilence(reply) && reply.status === 400 ? { silence: 'dropped', detail: 'closed' } : reply),
    },
  },
  {
    ...shared,
    id: 'refusals.envelope',
    level: 'SHOULD',
    says: 'refuses with {"error": {"code", "message"}} as JSON, the code not empty',
    source: standard('Microsoft Graph', 'Error responses and resource types'),
    when: { sends: 'refusals', evidence: 'refusal' },
    judge: judgeEnvelope,
    mutant: answeringRefusals((answer) => ({ ...answer, body: '{}' })),
  },
  {
    ...shared,
    id: 'refusals.challenge',
    level: 'SHOULD',
    says: 'sends WWW-Authenticate with a Bearer challenge with a 401',
    source: standard('RFC 6750', '3 The WWW-Authenticate Response Header Field'),
    when: { sends: 'refusals', evidence: 'unauthorized' },
    judge: judgeChallenge,
    mutant: answeringRefusals(({ status, body }) => ({ status, body, headers: { 'content-type': mediaType } })),
  },
  {
    ...shared,
    id: 'refusals.nothingCreated',
    level: 'SHOULD',
    says: 'creates nothing when it refuses, where it answers GET',
    source: ruled(page)('Nothing is created by a refusal'),
    when: { sends: 'refusedThenRead' },
    mutant: { storesRefused: () => true },
  },
];

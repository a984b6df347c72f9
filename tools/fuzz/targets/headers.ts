// Values of headers, of which each has a grammar of its own.

import { hasBearer } from '../../../contracts/odata/challenges.ts';
import { encodingOf } from '../../../contracts/odata/content-encoding.ts';
import { parseDateTimeOffset, readDateTime } from '../../../contracts/odata/edm.ts';
import { isJson } from '../../../contracts/odata/is-json.ts';
import { admitsJson, essence, isUtf8 } from '../../../contracts/odata/media-type.ts';
import { writtenMembers } from '../../../contracts/odata/members.ts';
import { leastRetryAfter, retryAfter } from '../../../contracts/odata/retry-after.ts';
import { decodeBody } from '../../../engine/connection/decode-body.ts';
import { parseCaseId } from '../../../fixtures/cases/cases.ts';
import { Broken } from '../property.ts';
import type { Target } from '../target.ts';

const examples = [
  'Bearer realm="a, b", charset="UTF-8", Basic realm=x, Negotiate dG9rZW4=',
  'application/json;odata.metadata=minimal; charset="utf-8", text/*;q=0.3, */*; q=0',
  'gzip, deflate, br, zstd',
  'Sat, 28 Nov 2026 12:00:00 GMT',
  '120',
  '2026-11-28T12:00:00.1234567+14:00',
  'bodies.empty@deviceConfiguration#e0',
  '{"a":"b","a":[1,{"c":"\\"}"}],"d":1.0e5}',
];

export const headers: Target = {
  name: 'headers',
  form: 'text',
  examples: () => examples,
  work: ({ bytes }) => {
    const text = bytes.toString('utf8');
    for (const read of [
      hasBearer,
      encodingOf,
      essence,
      isUtf8,
      admitsJson,
      readDateTime,
      parseDateTimeOffset,
      parseCaseId,
    ])
      read(text);
    const wait = retryAfter(text, 0) ?? leastRetryAfter(text, 0) ?? 0;
    if (!(wait >= 0)) throw new Broken(`Retry-After gives ${wait}`);
    if (isJson(text)) writtenMembers(text);
    decodeBody(bytes, text);
  },
};

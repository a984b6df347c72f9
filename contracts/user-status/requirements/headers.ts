// Requirements about the other headers of the request: Content-Type and Accept.
import type { Table } from '../../judging/requirement.ts';
import { page, settled, standard } from './sources.ts';

export const headers: Table = {
  'headers.contentType.charset': {
    level: 'MUST',
    says: 'accepts charset=utf-8 on the media type',
    source: page('Example', 'Content-type: application/json'),
    when: { sends: 'oddity', oddity: 'charset' },
    then: { answers: 'created' },
  },
  'headers.contentType.other': {
    level: 'SHOULD',
    says: 'refuses another media type than JSON with 415',
    source: standard('RFC 9110', '15.5.16 415 Unsupported Media Type'),
    when: { sends: 'oddity', oddity: 'otherMediaType' },
    then: { answers: 'refusal', status: 415 },
  },
  'headers.contentType.ieee754': {
    level: 'UNSPECIFIED',
    says: 'answers a create with IEEE754Compatible=true on the media type',
    source: settled('IEEE754Compatible'),
    when: { sends: 'oddity', oddity: 'ieee754' },
    then: { answers: 'either' },
  },
  'headers.contentType.otherCharset': {
    level: 'UNSPECIFIED',
    binds: 'client',
    says: 'names no other charset than UTF-8',
    source: standard('RFC 8259', '8.1 Character Encoding'),
    when: { sends: 'byClient' },
    then: { answers: 'either' },
  },
  'headers.accept.json': {
    level: 'MUST',
    binds: 'client',
    says: 'sends an Accept that admits JSON',
    source: page('Request headers', 'Accept application/json'),
    when: { sends: 'byClient' },
    then: { answers: 'holds' },
  },
  'headers.accept.named': {
    level: 'SHOULD',
    binds: 'client',
    says: 'names application/json in Accept rather than leaving it to */*',
    source: page('Request headers', 'Accept application/json'),
    when: { sends: 'byClient' },
    then: { answers: 'holds' },
  },
};

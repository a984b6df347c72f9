// Requirements about the other headers of the request: Content-Type and Accept.
import type { Definition } from '../definition.ts';
import type { Requirement } from './requirement.ts';
import { quoted, ruled, standard } from './sources.ts';

const byClient = { binds: 'client', when: { sends: 'byClient' } } as const;

/** Those of every create in JSON. */
export const headerRequirements = ({ page }: Definition): readonly Requirement[] => {
  const accept = quoted(page)('Request headers', page.quotes.accept);
  return [
    {
      id: 'headers.contentType.charset',
      level: 'MUST',
      binds: 'both',
      says: 'accepts charset=utf-8 on the media type',
      source: quoted(page)('Example', page.quotes.sentMediaType),
      when: { sends: 'oddity', oddity: 'charset' },
      then: { answers: 'created' },
    },
    {
      id: 'headers.contentType.other',
      level: 'SHOULD',
      binds: 'both',
      says: 'refuses another media type than JSON with 415',
      toClient: 'Content-Type is application/json',
      source: standard('RFC 9110', '15.5.16 415 Unsupported Media Type'),
      when: { sends: 'oddity', oddity: 'otherMediaType' },
      then: { answers: 'refusal', status: 415 },
    },
    {
      id: 'headers.contentType.ieee754',
      level: 'UNSPECIFIED',
      binds: 'both',
      says: 'answers a create with IEEE754Compatible=true on the media type',
      toClient: 'IEEE754Compatible=true on the media type may be refused',
      source: ruled(page)('IEEE754Compatible'),
      when: { sends: 'oddity', oddity: 'ieee754' },
      then: { answers: 'either' },
    },
    {
      id: 'headers.contentEncoding',
      level: 'UNSPECIFIED',
      binds: 'both',
      says: 'answers a body with a Content-Encoding, which a provider may decode or answer with 415',
      toClient: 'a body with a Content-Encoding may be refused',
      source: ruled(page)('Trailing slash and encodings of a body'),
      when: { sends: 'oddity', oddity: 'contentEncoding' },
      then: { answers: 'either' },
    },
    {
      ...byClient,
      id: 'headers.contentType.otherCharset',
      level: 'UNSPECIFIED',
      says: 'names no other charset than UTF-8',
      toClient: 'another charset than UTF-8 may be refused',
      source: standard('RFC 8259', '8.1 Character Encoding'),
      then: { answers: 'either' },
    },
    {
      ...byClient,
      id: 'headers.repeated',
      level: 'MUST',
      says: 'sends Authorization and Content-Type in one line each',
      toClient: 'Authorization and Content-Type are one line each',
      source: standard('RFC 9110', '5.3 Field Order'),
      then: { answers: 'judged' },
    },
    {
      ...byClient,
      id: 'headers.accept.json',
      level: 'MUST',
      says: 'sends an Accept that admits JSON',
      toClient: 'Accept admits JSON, or is left out',
      source: accept,
      then: { answers: 'judged' },
    },
    {
      ...byClient,
      id: 'headers.accept.named',
      level: 'SHOULD',
      says: 'names application/json in Accept rather than leaving it to */*',
      toClient: 'Accept names application/json',
      source: accept,
      then: { answers: 'judged' },
    },
  ];
};

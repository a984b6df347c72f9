// Requirements about where a create is sent.
import type { Definition } from '../definition.ts';
import { method } from '../odata/create.ts';
import type { Requirement } from './requirement.ts';
import { quoted, ruled, standard } from './sources.ts';

/** Those of an operation's paths. */
export const pathRequirements = ({ operation, page }: Definition): readonly Requirement[] => [
  {
    id: 'paths.example',
    level: 'MUST',
    binds: 'provider',
    says: "accepts the page's example, byte for byte, on this path",
    source: quoted(page)('HTTP Request', page.quotes.firstPath),
    when: { sends: 'example' },
    then: { answers: 'created' },
  },
  {
    id: 'paths.quotedKey',
    level: 'UNSPECIFIED',
    binds: 'both',
    says: "takes the key form ('{id}') for the same resource",
    source: standard('OData 4.01 URL Conventions', '4.3.6 Key-as-Segment Convention'),
    when: { sends: 'oddity', oddity: 'quotedKey' },
    then: { answers: 'either' },
  },
  {
    id: 'paths.trailingSlash',
    level: 'UNSPECIFIED',
    binds: 'provider',
    says: 'answers a create with a slash behind the path',
    source: ruled(page)('Trailing slash and encodings of a body'),
    when: { sends: 'oddity', oddity: 'trailingSlash' },
    then: { answers: 'either' },
  },
  {
    id: 'paths.unknownConfiguration',
    level: 'UNSPECIFIED',
    binds: 'both',
    says: 'answers a create under a configuration that does not exist',
    source: ruled(page)('Unknown configuration ids'),
    when: { sends: 'oddity', oddity: 'unknownConfiguration' },
    then: { answers: 'either' },
  },
  {
    id: 'paths.otherMethod',
    level: 'UNSPECIFIED',
    binds: 'both',
    says: `answers another method than ${method} on the collection`,
    source: ruled(page)('Other methods'),
    when: { sends: 'oddity', oddity: 'otherMethod' },
    then: { answers: 'either' },
  },
  {
    id: 'paths.documented',
    level: 'MUST',
    binds: 'client',
    says: `sends a create as ${method} to one of the ${Object.keys(operation.paths).length} documented paths, or to another that the metadata allows`,
    toClient: `a create is a ${method} to one of the ${Object.keys(operation.paths).length} documented paths, or to another that the metadata allows`,
    source: quoted(page)('HTTP Request', page.quotes.paths),
    when: { sends: 'byClient' },
    then: { answers: 'judged' },
  },
  {
    id: 'paths.metadata',
    level: 'UNSPECIFIED',
    binds: 'client',
    says: 'sends a create to a path that the metadata allows and the page does not list',
    source: ruled(page)('Paths that only the metadata knows'),
    when: { sends: 'byClient' },
    then: { answers: 'either' },
  },
];

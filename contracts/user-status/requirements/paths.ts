// Requirements about where a create is sent.

import type { Table } from '../../judging/requirement.ts';
import { paths as templates } from '../operation.ts';
import { page, settled, standard } from './sources.ts';

export const paths: Table = {
  'paths.example': {
    level: 'MUST',
    binds: 'provider',
    says: "accepts the page's example, byte for byte, on this path",
    source: page('HTTP Request', `POST ${templates.deviceConfiguration}`),
    when: { sends: 'example' },
    then: { answers: 'created' },
  },
  'paths.quotedKey': {
    level: 'UNSPECIFIED',
    says: "takes the key form deviceConfigurations('{id}') for the same resource",
    source: standard('OData 4.01 URL Conventions', '4.3.6 Key-as-Segment Convention'),
    when: { sends: 'oddity', oddity: 'quotedKey' },
    then: { answers: 'either' },
  },
  'paths.unknownConfiguration': {
    level: 'UNSPECIFIED',
    says: 'answers a create under a configuration that does not exist',
    source: settled('Unknown configuration ids'),
    when: { sends: 'oddity', oddity: 'unknownConfiguration' },
    then: { answers: 'either' },
  },
  'paths.otherMethod': {
    level: 'UNSPECIFIED',
    says: 'answers another method than POST on the collection',
    source: settled('Other methods'),
    when: { sends: 'oddity', oddity: 'otherMethod' },
    then: { answers: 'either' },
  },
  'paths.documented': {
    level: 'MUST',
    binds: 'client',
    says: 'sends a create as POST to one of the eight documented paths, in either key form',
    source: page('HTTP Request', 'POST /deviceManagement/deviceConfigurations/'),
    when: { sends: 'byClient' },
    then: { answers: 'holds' },
  },
};

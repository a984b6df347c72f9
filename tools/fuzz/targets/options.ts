// Options and environment variables, as a shell or a CI fills them in.

import { isObject } from '../../../contracts/odata/read-body.ts';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { readSettings } from '../../../engine/settings/settings.ts';
import type { Target } from '../target.ts';

const example = {
  options: {
    target: 'https://mock.example/beta',
    cases: '5',
    seed: '1',
    concurrency: '4',
    case: 'bodies.empty@deviceConfiguration#e0',
    requestTimeout: '1000',
    maxRequests: '10',
    maxMinutes: '1',
    rate: '5',
    requirePaths: 'all',
  },
  environment: { GRAPH_TOKEN: 'a.b.c', GRAPH_INSUFFICIENT_TOKEN: 'd', GRAPH_BASE_URL: 'http://127.0.0.1:9/beta' },
};

const shard = {
  options: { seed: '1', shard: '1/2', only: ['bodies.*'], path: userStatus.paths.names.slice(0, 1) },
  environment: { GRAPH_CLOUD: 'global', GRAPH_TOKEN: 'a' },
};

const textsIn = (value: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).flatMap(([name, text]) =>
      typeof text === 'string' ? [[name, text] as const] : [],
    ),
  );

/** The options that take several words. */
const selections = (value: unknown): Readonly<Record<string, string[]>> =>
  Object.fromEntries(
    ['only', 'path'].flatMap((name) => {
      const list: unknown = isObject(value) ? value[name] : undefined;
      const words = Array.isArray(list) ? list.filter((word) => typeof word === 'string') : [];
      return words.length === 0 ? [] : [[name, words] as const];
    }),
  );

const valueIn = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
};

export const options: Target = {
  name: 'options',
  form: 'json',
  examples: () => [JSON.stringify(example), JSON.stringify(shard)],
  work: ({ bytes }) => {
    const value = valueIn(bytes);
    if (!isObject(value)) return;
    // Where a file is named, it is another parser's; a path of the system is not to be read here.
    const {
      only: _only,
      path: _path,
      config: _config,
      requirements: _requirements,
      record: _record,
      ...given
    } = textsIn(value['options']);
    readSettings(userStatus, { ...given, ...selections(value['options']) }, textsIn(value['environment']));
  },
};

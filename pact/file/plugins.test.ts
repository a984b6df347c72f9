// A pact that needs a plugin is recognised, however it says so; one without is not suspected.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pactOf } from '../../test-support/pacts.ts';
import { needsPlugin } from './plugins.ts';

const pinned = join(__dirname, '../../contracts/user-status/pacts');
const plugins = [{ name: 'fake', version: '0.1.0' }];
const interaction = { type: 'Synchronous/HTTP', request: {}, response: {} };

test.each<[string, object]>([
  ['in the metadata', { metadata: { plugins } }],
  ['by the older name of the metadata', { metaData: { plugins } }],
  ['in capitals', { METADATA: { PLUGINS: plugins } }],
  ['with a hyphen', { 'meta-data': { 'plug-ins': plugins } }],
  ['deeper', { metadata: { 'pact-js': { x: [{ plugins }] } } }],
  ['as an object', { metadata: { plugins: { fake: '0.1.0' } } }],
  ['at the top', { plugins }],
  ['escaped', JSON.parse('{"metadata":{"\\u0070lugins":[1]}}')],
  ['by the configuration of an interaction', { interactions: [{ ...interaction, pluginConfiguration: {} }] }],
  ['by that of a request', { interactions: [{ ...interaction, request: { plugin_config: {} } }] }],
  ['by that of a message', { messages: [{ pluginConfiguration: {} }] }],
  ['by that of an answer of a message', { interactions: [{ response: [{ pluginConfiguration: {} }] }] }],
  ['by a transport', { interactions: [{ ...interaction, transport: 'grpc' }] }],
])('%s', (_, value) => expect(needsPlugin(value)).toBe(true));

test.each<[string, unknown]>([
  ...readdirSync(pinned).map((file): [string, unknown] => [file, JSON.parse(readFileSync(join(pinned, file), 'utf8'))]),
  ['one of a user', pactOf({})],
  ['one over HTTP', { interactions: [{ ...interaction, transport: 'http' }] }],
  ['a body about plugins', { interactions: [{ ...interaction, request: { body: { plugins: 1 } } }] }],
  ['no pact', 'plugins'],
])('not: %s', (_, value) => expect(needsPlugin(value)).toBe(false));

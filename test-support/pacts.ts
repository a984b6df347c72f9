// Pacts for tests, as users write them: one interaction each, with changes.
import { userStatus } from '../contracts/user-status/contract.ts';
import { exampleAnswerBody, exampleRequestBody } from '../contracts/user-status/documented/example.ts';
import { statesOf } from '../pact/file/provider-states.ts';

type Json = Readonly<Record<string, unknown>>;

export type Written = {
  readonly description?: string;
  readonly states?: readonly (string | Json)[];
  readonly path?: string;
  readonly withoutToken?: true;
  readonly sent?: unknown;
  readonly status?: number;
  readonly headers?: Json;
  readonly answered?: unknown;
  readonly rules?: Json;
};

export const examplePath = '/deviceManagement/deviceConfigurations/7e323db2-3db2-7e32-b23d-327eb23d327e/userStatuses';
export const exampleSent: Json = JSON.parse(exampleRequestBody);
export const exampleAnswered: Json = JSON.parse(exampleAnswerBody);

const json = { 'Content-Type': 'application/json' };
const state = (one: string | Json): Json => (typeof one === 'string' ? { name: one } : one);
const content = (value: unknown): Json => ({ content: value, contentType: 'application/json', encoded: false });

const interaction = (written: Written): Json => {
  const { status = 201, answered, rules = {}, headers } = written;
  const { sent = exampleSent, path = examplePath, states = [statesOf(userStatus).token.granted] } = written;
  return {
    type: 'Synchronous/HTTP',
    description: written.description ?? 'a create',
    providerStates: states.map(state),
    request: {
      method: 'POST',
      path,
      headers: {
        ...json,
        Accept: 'application/json',
        ...(written.withoutToken ? {} : { Authorization: 'Bearer token' }),
      },
      body: content(sent),
    },
    response: {
      status,
      ...(headers === undefined ? {} : { headers }),
      ...(answered === undefined ? {} : { body: content(answered) }),
      matchingRules: rules,
    },
  };
};

/** A V4 pact with these interactions. */
export const pactOf = (...written: readonly Written[]): Json => ({
  consumer: { name: 'some-consumer' },
  provider: { name: 'device-configuration-user-status' },
  interactions: written.map(interaction),
  metadata: { pactSpecification: { version: '4.0' } },
});

/** Rules of a body: a matcher for each path. */
export const bodyRules = (rules: Readonly<Record<string, Json>>): Json => ({
  body: Object.fromEntries(Object.entries(rules).map(([path, one]) => [path, { combine: 'AND', matchers: [one] }])),
});

/** A status of 400 to 499. */
export const clientError = {
  status: { $: { combine: 'AND', matchers: [{ match: 'statusCode', status: 'clientError' }] } },
};

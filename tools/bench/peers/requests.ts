// The requests that every peer sends: for each requirement that a single request can show, the first request of the
// catalogue, on all eight paths, with the expected answer. That is more than most users of these tools write by hand.

import { errorEnvelopeSchema } from '../../../contracts/odata/error-envelope.ts';
import { isObject, readBody } from '../../../contracts/odata/read-body.ts';
import { createdSchemaOf } from '../../../contracts/odata/schema.ts';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { placeOf, providerRequirements } from '../../../engine/campaign/schedule.ts';
import { readSettings } from '../../../engine/settings/settings.ts';
import { type Case, tokenVariables } from '../../../fixtures/cases/case.ts';
import { enumeratedCases } from '../../../fixtures/cases/cases.ts';
import { tenantTokens } from '../../../fixtures/tenant/tokens.ts';

export type Asked = {
  readonly name: string;
  readonly path: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The expected status; undefined where any 4xx is fine. */
  readonly status: number | undefined;
  /** The JSON Schema of the answer, with the sent values as constants. */
  readonly schema: object;
};

const settings = readSettings(userStatus, { seed: '1' }, {});

const tokenOf: ReadonlyMap<string, string> = new Map(
  (['granted', 'insufficient', 'personal'] as const).map((grant) => [
    `Bearer $${tokenVariables[grant]}`,
    `Bearer ${tenantTokens[grant]}`,
  ]),
);

const headersOf = ({ request }: Case): Record<string, string> =>
  Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, tokenOf.get(value) ?? value]));

// dredd and newman use Ajv 6, which supports draft 7.
const draft7 = (schema: object): object => ({ ...schema, $schema: 'http://json-schema.org/draft-07/schema#' });

const sentIn = (body: string): Readonly<Record<string, unknown>> => {
  const reading = readBody(body);
  return 'value' in reading && isObject(reading.value) ? reading.value : {};
};

const showing = (body: string): object => {
  const shown = Object.entries(sentIn(body)).map(([name, value]) => [name, { const: value }]);
  return draft7({ ...createdSchemaOf(userStatus.entity), allOf: [{ properties: Object.fromEntries(shown) }] });
};

const asked = (made: Case, expected: 'created' | number | undefined): Asked => {
  const body = String(made.request.body);
  return {
    name: made.requirement,
    path: made.path,
    url: made.request.path,
    headers: headersOf(made),
    body,
    status: expected === 'created' ? 201 : expected,
    schema: expected === 'created' ? showing(body) : draft7(errorEnvelopeSchema),
  };
};

/** The requests of one pass, path by path. */
export const requests: readonly Asked[] = userStatus.paths.names.flatMap((path) =>
  providerRequirements(userStatus).flatMap((row) => {
    const { then } = row;
    const [made] = enumeratedCases(row, placeOf(path, settings));
    if (!made || then.answers === 'either' || then.answers === 'judged') return [];
    return [asked(made, then.answers === 'created' ? 'created' : then.status)];
  }),
);

/** Every request on the first path, the page's example on the others: enough to catch a fault that is on every path. */
export const brief: readonly Asked[] = requests.filter(
  ({ path, name }) => path === userStatus.paths.names[0] || name === 'paths.example',
);

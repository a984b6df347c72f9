// Requests of a client, as the gate judges and answers them.
import { openClientLedger } from '../../../client/gate/client-ledger.ts';
import type { Request } from '../../../contracts/judging/exchange.ts';
import { isObject } from '../../../contracts/odata/read-body.ts';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { createTenant } from '../../../fixtures/tenant/tenant.ts';
import { withGrant } from '../../../fixtures/tenant/tokens.ts';
import { requestsOf } from '../example-requests.ts';
import type { Target } from '../target.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

const headersIn = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).map(([name, text]) => [name.toLowerCase(), textOf(text)]),
  );

const requestIn = (bytes: Buffer): Request | undefined => {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (!isObject(value)) return undefined;
    const { method, path, query, headers, body } = value;
    return {
      method: textOf(method),
      path: textOf(path),
      ...(query === undefined ? {} : { query: textOf(query) }),
      headers: headersIn(headers),
      body: textOf(body),
    };
  } catch {
    return undefined;
  }
};

const [asked] = requestsOf(userStatus);

export const requests: Target = {
  name: 'requests',
  form: 'json',
  examples: () => [
    JSON.stringify({ query: '?a=b', ...asked?.request }),
    JSON.stringify({ ...asked?.request, body: JSON.parse(userStatus.example.request) }),
    JSON.stringify({ ...asked?.request, method: 'GET', body: '' }),
  ],
  work: ({ bytes }) => {
    const given = requestIn(bytes);
    const [first] = requestsOf(userStatus);
    const request = withGrant(
      given ?? { ...(first ?? { request: { method: '', path: '', headers: {}, body: '' } }).request, body: bytes },
    );
    const ledger = openClientLedger(userStatus, { clock: () => 0 });
    const reply = createTenant({ contract: userStatus }).respond(request);
    ledger.record({ request, answer: reply });
    ledger.verdicts();
    ledger.notJudged();
  },
};

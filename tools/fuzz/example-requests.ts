// Requests with which answers are judged: one that is accepted, and one of each kind of refusal.
import type { Contract } from '../../contracts/contract.ts';
import type { Request } from '../../contracts/judging/exchange.ts';
import { exampleIdOf } from '../../engine/settings/settings.ts';

export type Asked = { readonly request: Request };

/** A create as the page shows it, and the same without a body and without a token. */
export const requestsOf = (contract: Contract): readonly Asked[] => {
  const [name = ''] = contract.paths.names;
  const ids = Object.fromEntries(contract.paths.parameters(name).map((one) => [one, exampleIdOf(contract)]));
  const request: Request = {
    method: 'POST',
    path: contract.paths.fill(name, ids),
    headers: { authorization: 'Bearer $GRAPH_TOKEN', 'content-type': 'application/json', accept: 'application/json' },
    body: contract.example.request,
    grant: 'granted',
  };
  const { authorization: _, ...withoutToken } = request.headers;
  return [{ request }, { request: { ...request, body: '' } }, { request: { ...request, headers: withoutToken } }];
};

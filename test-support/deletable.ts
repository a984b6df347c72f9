// The embedded tenant with changed answers to DELETE, on a real socket, for tests of the clean-up.

import { EventEmitter, once } from 'node:events';
import type { Reply } from '../contracts/deviations/deviation.ts';
import type { Request } from '../contracts/judging/exchange.ts';
import { userStatus } from '../contracts/user-status/contract.ts';
import { type Served, serve } from '../fixtures/tenant/serve.ts';
import { createTenant } from '../fixtures/tenant/tenant.ts';
import { tenantTokens } from '../fixtures/tenant/tokens.ts';

export type Deletable = Served & {
  /** The requests it received, in order. */
  readonly seen: readonly Request[];
  /** The ids of its entities, on all paths. */
  readonly held: () => string[];
  /** Resolves when this many DELETEs have arrived. */
  readonly askedToDelete: (times: number) => Promise<void>;
};

/** An answer in place of the tenant's; undefined for the tenant's own. */
export type Instead = (request: Request, count: number) => Reply | undefined;

const id = '7e323db2-3db2-7e32-b23d-327eb23d327e';
export const ids = { deviceConfigurationId: id, windows81TrustedRootCertificateId: id };

export const refusing = (status: number, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers,
  body: '',
});

/** A tenant whose answers `instead` replaces; DELETEs are counted from 1. */
export const deletable = async (instead: Instead = () => undefined): Promise<Deletable> => {
  const tenant = createTenant({ contract: userStatus });
  const seen: Request[] = [];
  const counting = new EventEmitter();
  let deletes = 0;
  const respond = (request: Request): Reply => {
    seen.push(request);
    if (request.method === 'DELETE') {
      deletes += 1;
      counting.emit(String(deletes));
    }
    return instead(request, deletes) ?? tenant.respond(request);
  };
  const listOn = (path: string): readonly { readonly id: string }[] => {
    const headers = { authorization: `Bearer ${tenantTokens.granted}` };
    const reply = tenant.respond({ method: 'GET', path, headers, body: '', grant: 'granted' });
    return 'body' in reply ? JSON.parse(reply.body.toString()).value : [];
  };
  return {
    ...(await serve({ respond })),
    seen,
    askedToDelete: async (times) => {
      if (deletes < times) await once(counting, String(times));
    },
    held: () =>
      userStatus.paths.names.flatMap((path) => listOn(userStatus.paths.fill(path, ids)).map((entity) => entity.id)),
  };
};

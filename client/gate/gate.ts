// The gate: the embedded tenant plus a listener that judges each request of a client.

import type { Contract } from '../../contracts/contract.ts';
import { type NotJudged, openNotJudged, shownLine } from '../../engine/campaign/not-judged.ts';
import { type Listener, type Repeated, started } from '../../engine/campaign/run-event.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import type { Handler, Listener as TenantListener } from '../../fixtures/tenant/handler.ts';
import { isLoopback, namesOf, type Place, type SecurePlace } from '../../fixtures/tenant/place.ts';
import type { Scenario } from '../../fixtures/tenant/scenarios.ts';
import { type Served, serve } from '../../fixtures/tenant/serve.ts';
import { renewedToken, tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { type ClientLedger, openClientLedger } from './client-ledger.ts';
import { secretPath, withControl } from './control/control.ts';
import { newSecret } from './control/secret.ts';
import { openSession } from './control/session.ts';
import { exchangesIn } from './exchanges.ts';
import { type Intercepting, type Interception, intercept } from './proxy/intercept.ts';
import type { OtherMode } from './unknown-requests.ts';

export type GateOptions = {
  readonly contract: Contract;
  /** The failure that the provider simulates. */
  readonly scenario?: Scenario;
  /** Where the tenant listens, and whether over TLS; without it on a free port of 127.0.0.1, in plain HTTP. */
  readonly place?: SecurePlace;
  /** What is done about requests of operations that the tenant does not have; without it `stub`. */
  readonly other?: OtherMode;
  /** The hosts that are answered in the place of others, for a program that is not told where the tenant is. */
  readonly interception?: Interception;
  /** What the path of the control endpoint has in it; without it, a new one. */
  readonly secret?: string;
  /** The paths that must be reached. */
  readonly required?: readonly string[];
  /** The command that makes this run again. */
  readonly replay: string;
  readonly listener: Listener;
};

export type Gate = {
  readonly baseUrl: string;
  readonly ledger: ClientLedger;
  /** The environment variables to start the client with. */
  readonly variables: Readonly<Record<string, string>>;
  /** Ends the run, gives its verdicts to the listener, and stops the tenant. */
  readonly close: () => Promise<void>;
};

const missing = (ledger: ClientLedger, required: readonly string[]): string | undefined => {
  if (ledger.attempts() === 0) return 'the client created nothing: no create reached the gate';
  const left = required.filter((path) => !ledger.reached().includes(path));
  return left.length === 0 ? undefined : `the client did not reach ${left.join(', ')}`;
};

const mostNamed = 10;

const named = ({ request, times }: Repeated): string =>
  `${shownLine(request)}${times === 1 ? '' : ` (${times} times)`}`;

const unknownTo = (ledger: ClientLedger): string | undefined => {
  const unknown = ledger.unknown();
  if (unknown.length === 0) return undefined;
  const more = unknown.length > mostNamed ? `, and ${unknown.length - mostNamed} others` : '';
  return `the client sent what the gate does not know: ${unknown.slice(0, mostNamed).map(named).join(', ')}${more}`;
};

const end = (ledger: ClientLedger, aside: NotJudged, { other, required = [], listener }: GateOptions): void => {
  listener({ kind: 'progress', done: ledger.attempts(), total: ledger.attempts() });
  const inFull = other === 'record' ? { inFull: ledger.unknown() } : {};
  listener({ kind: 'notJudged', requests: { ...ledger.notJudged(), ...aside }, ...inFull });
  for (const verdict of ledger.verdicts()) listener({ kind: 'verdict', verdict });
  const reasons = [missing(ledger, required), other === 'fail' ? unknownTo(ledger) : undefined];
  const reason = reasons.filter((one) => one !== undefined).join('; ');
  if (reason !== '') listener({ kind: 'incomplete', reason });
  listener({ kind: 'ended', counts: { requests: ledger.requests(), retries: 0 } });
};

// Beyond loopback a gate has names that it does not know.
const callersOf = (place: Place): readonly string[] | undefined =>
  isLoopback(place.host ?? '127.0.0.1') ? namesOf(place) : undefined;

const variablesOf = (served: Served | Intercepting): Intercepting['variables'] =>
  'variables' in served ? served.variables : {};

const originOf = (served: Served | Intercepting): string =>
  'origin' in served ? served.origin : new URL(served.baseUrl).origin;

/**
 * Opens the gate.
 * @throws Error when its place cannot be had.
 */
export const openGate = async (options: GateOptions): Promise<Gate> => {
  const { contract, scenario, place = {}, interception, replay, listener } = options;
  const ledger = openClientLedger(contract, { listener });
  const session = openSession(contract, ledger, scenario);
  const [aside, { tenant }] = [openNotJudged(), session];
  const judge: TenantListener = (request, reply) => exchangesIn(request, reply).forEach(session.record);
  const control = { session, secret: options.secret ?? newSecret(), hosts: callersOf(place) };
  const beside = (handler: Handler): Handler => withControl(control, handler);
  const { permission } = contract.operation;
  const served = interception
    ? await intercept({ tenant, listener: judge, permission, beside, aside: aside.add }, interception, place)
    : await serve(tenant, place, { listener: judge, beside });
  const settings = readSettings(contract, { seed: '0' }, {});
  listener(started(settings, served.baseUrl, { subject: 'client', replay }));
  return {
    baseUrl: served.baseUrl,
    ledger,
    variables: {
      GRAPH_BASE_URL: served.baseUrl,
      GRAPH_TOKEN: tenantTokens.granted,
      GRAPH_RENEWED_TOKEN: renewedToken,
      GRAPH_INSUFFICIENT_TOKEN: tenantTokens.insufficient,
      USERSTATUS_GATE_URL: originOf(served) + secretPath(control.secret),
      ...variablesOf(served),
    },
    close: async () => {
      await served.close();
      end(ledger, aside.all(), options);
    },
  };
};

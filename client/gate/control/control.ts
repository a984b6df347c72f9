// The control endpoint of a gate: a test in any language asks there for a bad day, and reads its own findings.
import { objectIn } from '../../../contracts/judging/created-entity.ts';
import type { Answer, Request } from '../../../contracts/judging/exchange.ts';
import { messageOf } from '../../../engine/connection/error-code.ts';
import { deliver, orDrop } from '../../../fixtures/tenant/deliver.ts';
import type { Handler } from '../../../fixtures/tenant/handler.ts';
import { onRequest, targetOf } from '../../../fixtures/tenant/received.ts';
import { type Scenario, scenarioNamed } from '../../../fixtures/tenant/scenarios.ts';
import { isSame } from './secret.ts';
import type { Session } from './session.ts';

/** Begins no path of Microsoft Graph. */
const folder = '/.userstatus/';

/** A path that only those know who were told it. */
export const secretPath = (secret: string): string => folder + secret;

const json = (status: number, body: object): Answer => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: `${JSON.stringify(body)}\n`,
});

const refused = (status: number, error: string): Answer => json(status, { error });

/** The scenario that a body names; undefined for none. */
const scenarioIn = ({ body }: Request): Scenario | undefined => {
  const { name } = objectIn(body) ?? {};
  if (name === null) return undefined;
  if (typeof name === 'string') return scenarioNamed(name);
  throw new Error('the body is {"name": "throttled"}, with the name of a scenario, or {"name": null} for none');
};

const play = (session: Session, request: Request): Answer => {
  try {
    session.play(scenarioIn(request));
    return json(200, session.read());
  } catch (error) {
    return refused(400, messageOf(error));
  }
};

const reset = (session: Session): Answer => {
  session.reset();
  return json(200, session.read());
};

type Route = (session: Session, request: Request) => Answer;

const routes: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['GET findings', (session) => json(200, session.read())],
  ['POST reset', reset],
  ['POST scenario', play],
]);

const unknown = refused(404, `the control endpoint answers ${[...routes.keys()].join(', ')}`);

/** What the endpoint opens to: a session, for those who know the secret and call it by one of its names. */
export type Control = {
  readonly session: Session;
  readonly secret: string;
  /** The hosts that may stand in the header Host; undefined for any, where other machines may call. */
  readonly hosts: readonly string[] | undefined;
};

const isKnown = ({ hosts }: Control, host = ''): boolean =>
  hosts === undefined || hosts.includes(host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1'));

/** A handler that answers the endpoint, and hands on everything else. */
export const withControl =
  (control: Control, handler: Handler): Handler =>
  (message, response) => {
    const [path = ''] = targetOf(message).split('?', 1);
    if (!path.startsWith(folder)) return handler(message, response);
    const [secret = '', name = '', ...rest] = path.slice(folder.length).split('/');
    const opens = isSame(secret, control.secret) && rest.length === 0;
    onRequest(message, ({ request }) => {
      const route =
        opens && isKnown(control, request.headers['host']) ? routes.get(`${request.method} ${name}`) : undefined;
      orDrop(response, () => deliver(route?.(control.session, request) ?? unknown, response));
    });
  };

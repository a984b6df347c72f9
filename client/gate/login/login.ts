// A login that answers as Microsoft Entra does, with tokens that only the gate's tenant accepts.
import type { Answer, Grant, Request } from '../../../contracts/judging/exchange.ts';
import { instances, openIdConfiguration, userRealm } from './discovery.ts';
import { openGrants } from './grants.ts';
import { openIssuedTokens } from './issued-tokens.ts';
import { answered, interactive, invalidTenant, notFound, refusal } from './login-error.ts';
import { openSigner } from './web-token.ts';

/** A request to a login: its host, and its path from the first slash on. */
export type LoginRequest = Pick<Request, 'method' | 'path' | 'body'> & {
  readonly host: string;
  readonly headers: Request['headers'];
};

export type Login = {
  readonly answer: (request: LoginRequest) => Answer;
  /** What a token is good for; undefined for one that was not issued here. */
  readonly grantOf: (token: string) => Grant | undefined;
};

// What is not encoded well stays as it is.
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

// A program may show itself in the header instead (RFC 6749, 2.3.1).
const formOf = ({ body, headers }: LoginRequest): URLSearchParams => {
  const form = new URLSearchParams(Buffer.from(body).toString());
  const [, basic = ''] = /^basic +(\S+)$/i.exec(headers['authorization'] ?? '') ?? [];
  const [client, secret] = Buffer.from(basic, 'base64').toString().split(':');
  if (client && secret !== undefined) {
    form.set('client_id', decoded(client));
    form.set('client_secret', decoded(secret));
  }
  return form;
};

// An id, a domain, or a word.
const isTenant = /^[\w-]+(\.[\w-]+)*$/;

type Route = { readonly method: 'GET' | 'POST'; readonly path: RegExp };
const route = (method: Route['method'], path: string): Route => ({
  method,
  path: new RegExp(`^/([^/]+)/${path}$`, 'i'),
});

/** A new login, whose tokens for the APIs at these base URLs are good for the operation that needs a permission. */
export const openLogin = (apis: readonly string[], permission: string): Login => {
  const signer = openSigner();
  const issued = openIssuedTokens({ signer, apis, permission });
  const grants = openGrants({ issued, signer });
  const posted = (request: LoginRequest, tenant: string) => ({ host: request.host, tenant, form: formOf(request) });
  const keys = (): Answer => answered(200, { keys: [signer.publicKey()] });
  const configuration =
    (version: '/v2.0' | '') =>
    ({ host }: LoginRequest, tenant: string): Answer =>
      answered(200, openIdConfiguration(host, tenant, version));

  const routes: readonly (readonly [Route, (request: LoginRequest, tenant: string, rest: string) => Answer])[] = [
    [route('GET', 'discovery/instance'), ({ host }, tenant) => answered(200, instances(host, tenant))],
    [route('GET', 'v2.0/\\.well-known/openid-configuration'), configuration('/v2.0')],
    [route('GET', '\\.well-known/openid-configuration'), configuration('')],
    [route('GET', 'discovery(?:/v2\\.0)?/keys'), keys],
    [route('GET', 'userrealm/([^/]+)'), ({ host }, _, user) => answered(200, userRealm(host, decoded(user)))],
    [route('POST', 'oauth2(?:/v2\\.0)?/token'), (request, tenant) => grants.token(posted(request, tenant))],
    [route('POST', 'oauth2(?:/v2\\.0)?/devicecode'), (request, tenant) => grants.deviceCode(posted(request, tenant))],
    [route('GET', 'oauth2(?:/v2\\.0)?/authorize'), () => refusal(interactive)],
  ];

  return {
    grantOf: issued.grantOf,
    answer: (request) => {
      for (const [{ method, path }, answer] of routes) {
        const [match, tenant = '', rest = ''] = path.exec(request.path) ?? [];
        if (match === undefined || method !== request.method) continue;
        return isTenant.test(tenant) ? answer(request, tenant, rest) : refusal(invalidTenant(tenant));
      }
      return refusal(notFound);
    },
  };
};

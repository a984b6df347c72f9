// What programs send to the login of a gate.
import { openLogin } from '../../../client/gate/login/login.ts';
import { isObject } from '../../../contracts/odata/read-body.ts';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import type { Target } from '../target.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

const fieldsIn = (bytes: Buffer): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
};

// One for all inputs: a key takes a while to make.
const login = openLogin(['https://graph.example'], userStatus.operation.permission);

const form = 'client_id=a&client_secret=b&scope=https%3A%2F%2Fgraph.example%2F.default&grant_type=client_credentials';

export const logins: Target = {
  name: 'logins',
  form: 'json',
  examples: () =>
    [
      { method: 'POST', path: '/a.example/oauth2/v2.0/token', body: form, authorization: 'Basic YTpi' },
      { method: 'POST', path: '/common/oauth2/v2.0/devicecode', body: 'client_id=a&scope=openid%20User.Read' },
      { method: 'GET', path: '/common/userrealm/zoe%40a.example' },
      { method: 'GET', path: '/a/v2.0/.well-known/openid-configuration' },
    ].map((request) => JSON.stringify(request)),
  work: ({ bytes }) => {
    const { method, path, authorization, body = bytes } = fieldsIn(bytes);
    const { status } = login.answer({
      ...{ method: textOf(method), path: textOf(path), host: 'login.example' },
      headers: { authorization: textOf(authorization) },
      body: body instanceof Uint8Array ? body : textOf(body),
    });
    if (status >= 500) throw new Error(`it answered ${status}`);
  },
};

// Direct requests of the tests to a broker, since they must not rely on the commands that they test.

const { PACT_BROKER_BASE_URL: base = '', PACT_BROKER_USERNAME: username, PACT_BROKER_PASSWORD: password } = process.env;
const { PACT_BROKER_TOKEN: token } = process.env;

const authorization = (): Record<string, string> => {
  if (token !== undefined) return { authorization: `Bearer ${token}` };
  if (username === undefined) return {};
  return { authorization: `Basic ${Buffer.from(`${username}:${password ?? ''}`).toString('base64')}` };
};

const send = async (method: string, path: string, body?: object): Promise<Response> => {
  const headers = { accept: 'application/hal+json', 'content-type': 'application/json', ...authorization() };
  const answer = await fetch(new URL(path, base), { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  if (!answer.ok) throw new Error(`the broker answered ${answer.status} to ${method} ${path}: ${await answer.text()}`);
  return answer;
};

/** The JSON at a path or URL of the broker. */
export const held = async (path: string) => (await send('GET', path)).json();

/** Creates a resource at the broker. */
export const make = async (path: string, body: object): Promise<void> => void (await send('POST', path, body));

// An entry of a HAR as an exchange: what it holds, and what it left out.
import { userStatus } from '../../contracts/user-status/contract.ts';
import { isUnreadable, type Seen } from '../seen.ts';
import { exchangeOf } from './exchange.ts';

const path = userStatus.paths.fill('deviceConfiguration', { deviceConfigurationId: 'c1' });
const { request: body, answer } = userStatus.example;
const length = Buffer.byteLength(body);

const header = (name: string, value: string) => ({ name, value });
const request = {
  method: 'POST',
  url: `https://graph.microsoft.com/beta${path}`,
  headers: [
    header(':authority', 'graph.microsoft.com'),
    header('Authorization', 'Bearer t'),
    header('Content-Type', 'application/json'),
  ],
  bodySize: length,
  postData: { mimeType: 'application/json', text: body },
};
const response = {
  status: 201,
  headers: [header('Content-Type', 'application/json'), header('Content-Encoding', 'br')],
  content: { size: answer.length, text: answer },
};

const read = (changed: object = {}, answered: object = {}, keepsAuthorization = true): Seen => {
  const entry = { request: { ...request, ...changed }, response: { ...response, ...answered } };
  const found = exchangeOf(userStatus, entry, { keepsAuthorization });
  if (isUnreadable(found)) throw new Error(found.unreadable);
  return found;
};

test('has the headers in lower case, without those of HTTP/2 and of what the recorder decoded', () => {
  const { exchange, gaps, base } = read();
  expect(exchange.request).toEqual({
    method: 'POST',
    path,
    headers: { authorization: 'Bearer t', 'content-type': 'application/json' },
    body,
  });
  expect(exchange.answer).toEqual({ status: 201, headers: { 'content-type': 'application/json' }, body: answer });
  expect([gaps, base]).toEqual([[], 'https://graph.microsoft.com/beta']);
});

test.each([
  ['a body that was left out', { postData: undefined }, {}, ['requestBody']],
  ['a body that was cut', { postData: { text: body.slice(0, 20) } }, {}, ['requestBody']],
  ['a body that was written anew', { bodySize: -1, postData: { text: '{"a":"\u{fffd}"}' } }, {}, ['requestBody']],
  ['a body whose size is not known', { bodySize: -1 }, {}, []],
  ['no body', { bodySize: 0, postData: undefined }, {}, []],
  ['a body in base64', { postData: { text: Buffer.from(body).toString('base64'), encoding: 'base64' } }, {}, []],
  ['an answer without its content', {}, { content: { size: 20 } }, ['answerBody']],
  ['an answer that was cut', {}, { headers: [header('Content-Length', '900')] }, ['answerBody']],
  ['an answer in base64', {}, { content: { text: Buffer.from(answer).toString('base64'), encoding: 'base64' } }, []],
  ['an answer that is empty', {}, { content: { size: 0, text: '' } }, []],
  ['an answer of length 0 without a text', {}, { content: { size: 0 } }, []],
  ['an answer of unknown length without a text', {}, { content: { size: -1 } }, ['answerBody']],
  ['a request of unknown length without a text', { bodySize: -1, postData: undefined }, {}, ['requestBody']],
  ['an aborted request', {}, { status: 0 }, ['answer']],
  ['a status that is none', {}, { status: 1e9 }, ['answer']],
  ['a status as a text', {}, { status: '201' }, []],
  ['a size of 0 beside a body', { bodySize: 0 }, {}, []],
  ['a request without any header', { headers: [header(':authority', 'h')] }, {}, ['requestHeaders']],
  ['an answer without any header', {}, { headers: [] }, ['answerHeaders']],
  ['an answer in what is no base64', {}, { content: { text: '{%', encoding: 'base64' } }, ['answerBody']],
])('%s', (_, changed, answered, gaps) => {
  expect(read(changed, answered).gaps).toEqual(gaps);
});

test('Authorization is a gap only where the recorder keeps none', () => {
  const without = { headers: request.headers.filter(({ name }) => name !== 'Authorization') };
  expect([read(without, {}, false).gaps, read(without, {}, true).gaps, read({}, {}, false).gaps]).toEqual([
    ['authorization'],
    [],
    [],
  ]);
});

test('header lines that stand twice are kept as such', () => {
  const twice = {
    headers: [...request.headers, header('authorization', 'Bearer u'), header('Accept', 'a'), header('accept', 'b')],
  };
  expect(read(twice).exchange.request).toMatchObject({
    repeated: ['authorization'],
    headers: { authorization: 'Bearer t', accept: 'a, b' },
  });
});

test.each([[null], [1], [[]], [{}], [{ request: null }], [{ request: { url: 1 } }], [{ request: { method: 'GET' } }]])(
  'what is no entry is said: %j',
  (entry) => {
    expect(exchangeOf(userStatus, entry, { keepsAuthorization: true })).toEqual({ unreadable: expect.any(String) });
  },
);

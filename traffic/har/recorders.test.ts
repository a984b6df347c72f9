// What each recorder writes differently: every entry here is written by hand after what the recorder does. What it holds is judged, and
// what it lacks is a gap.
import { gzipSync } from 'node:zlib';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { isUnreadable } from '../seen.ts';
import { exchangeOf } from './exchange.ts';

const path = userStatus.paths.fill('deviceConfiguration', { deviceConfigurationId: 'c1' });
const { request: body, answer } = userStatus.example;
const [sentBytes, answerBytes] = [Buffer.byteLength(body), Buffer.byteLength(answer)];
const list = (headers: object) => Object.entries(headers).map(([name, value]) => ({ name, value }));
const json = { 'Content-Type': 'application/json' };
const bearer = { Authorization: 'Bearer t', ...json };
const base64 = (text: string): string => Buffer.from(text).toString('base64');

type Json = Readonly<Record<string, unknown>>;

const entry = (request: Json = {}, response: Json | null = {}, more: Json = {}) => ({
  startedDateTime: '2026-03-04T05:06:07.8901234+01:00',
  time: 12.5,
  request: {
    ...{ method: 'POST', url: `https://graph.microsoft.com/beta${path}`, httpVersion: 'HTTP/2.0', cookies: [] },
    ...{ headers: list(bearer), bodySize: sentBytes, postData: { mimeType: 'application/json', text: body } },
    ...request,
  },
  response: response && {
    ...{ status: 201, headers: list(json), bodySize: -1 },
    ...{ content: { size: answerBytes, mimeType: 'application/json', text: answer } },
    ...response,
  },
  ...more,
});

const read = (one: unknown) => {
  const found = exchangeOf(userStatus, one, { keepsAuthorization: true });
  return isUnreadable(found) ? found.unreadable : found;
};

const parts = (one: unknown) => {
  const found = read(one);
  if (typeof found === 'string') return found;
  const { request, answer: answered } = found.exchange;
  return { sent: String(request.body), answered: 'body' in answered ? String(answered.body) : answered.detail };
};

const whole = { sent: body, answered: answer };

test.each([
  [
    'Chromium: what is its own, and fields of HTTP/2',
    entry(
      { headers: list({ ':method': 'POST', authorization: 'Bearer t', 'content-type': 'application/json' }) },
      {},
      {
        _initiator: { type: 'script', stack: { callFrames: [{ url: 'x' }] } },
        _priority: 'High',
        cache: {},
      },
    ),
  ],
  ['Chromium: lines of one name in one', entry({}, { headers: list({ ...json, Vary: 'a\nb' }) })],
  ['Firefox: a size in letters', entry({ bodySize: body.length, postData: { params: [], text: body, comment: '' } })],
  [
    'Safari: sizes that it does not know',
    entry({ bodySize: -1, headersSize: -1 }, { content: { size: -1, text: answer } }),
  ],
  ['Charles: no sizes, and its own status', entry({ bodySize: 0 }, { _charlesStatus: 'COMPLETE', statusText: null })],
  [
    'Fiddler: base64, and a compression',
    entry(
      {},
      { content: { size: answerBytes, compression: 40, text: base64(answer), encoding: 'base64' } },
      {
        comment: '[#7]',
      },
    ),
  ],
  [
    'Proxyman: comments that are null',
    entry({ comment: null }, { comment: null, content: { text: answer, comment: null } }),
  ],
  [
    'HTTP Toolkit: a body beside postData',
    entry({ postData: undefined, _content: { text: base64(body), encoding: 'base64' } }),
  ],
  ['a body in base64, said beside it', entry({ postData: { text: base64(body), _base64: true } })],
  [
    'base64 that is not said to be, by its length',
    entry({ postData: { text: base64(body) } }, { content: { size: answerBytes, text: base64(answer) } }),
  ],
  ['JSON that was written into JSON, by its length', entry({ postData: { text: JSON.stringify(body) } })],
  [
    'header lines with their colon',
    entry({
      headers: [
        { name: 'Authorization:', value: ' Bearer t' },
        { name: 'content-type ', value: 'application/json' },
      ],
    }),
  ],
  [
    'an answer as it went over the wire, in gzip',
    entry(
      {},
      {
        headers: list({ ...json, 'Content-Encoding': 'gzip' }),
        content: { size: 9, text: gzipSync(answer).toString('base64'), encoding: 'base64' },
      },
    ),
  ],
  [
    'mitmproxy: a size of the body as it was compressed, which made it longer',
    entry(
      {},
      {
        headers: list({ ...json, 'Content-Encoding': 'gzip' }),
        bodySize: answerBytes + 20,
        content: { size: answerBytes + 20, compression: -20, text: answer },
      },
    ),
  ],
  [
    'Safari: sizes of 0 beside a body',
    entry(
      { bodySize: -1 },
      { headers: list({ ...json, 'Content-Encoding': 'gzip' }), content: { size: 0, compression: 0, text: answer } },
    ),
  ],
  ['the status as a text', entry({}, { status: '201' })],
  ['headers as an object', entry({ headers: bearer }, { headers: json })],
  ['headers as pairs', entry({ headers: Object.entries(bearer) }, { headers: Object.entries(json) })],
  [
    'headers as an object of lists',
    entry({ headers: { authorization: ['Bearer t'], 'content-type': ['application/json'] } }),
  ],
])('%s: both sides are there', (_, one) => {
  expect(parts(one)).toEqual(whole);
  expect(read(one)).toMatchObject({ gaps: [] });
});

test.each([
  ['Dev Proxy: REDACTED', entry({ headers: list({ ...bearer, Authorization: 'REDACTED' }) }), ['authorization']],
  ['Dev Proxy: no answers', entry({}, { content: { size: answerBytes, text: null } }), ['answerBody']],
  ['Dev Proxy: no answer at all', entry({}, null), ['answer']],
  [
    'Dev Proxy: a challenge that is REDACTED',
    entry({}, { status: 401, headers: list({ ...json, 'WWW-Authenticate': 'REDACTED' }) }),
    ['answerHeaders'],
  ],
  [
    'a Content-Type that is redacted',
    entry({ headers: list({ ...bearer, 'Content-Type': '***' }) }),
    ['requestHeaders'],
  ],
  ['a body that is redacted', entry({ bodySize: -1, postData: { text: '[removed]' } }), ['requestBody']],
  [
    'Firefox: a body that it left out',
    entry({ bodySize: 0, postData: { params: [], text: '', comment: 'Request bodies are not included.' } }),
    ['requestBody'],
  ],
  [
    'Firefox: an answer that it left out',
    entry({}, { content: { size: 0, comment: 'Response bodies are not included.' } }),
    ['answerBody'],
  ],
  [
    'Playwright: a body in a file',
    entry({ bodySize: -1, postData: { params: [], text: '', _file: 'a.json' } }),
    ['requestBody'],
  ],
  ['Playwright: an answer in a file', entry({}, { content: { size: 0, _file: 'b.json' } }), ['answerBody']],
  ['Playwright: no answer', entry({}, { status: -1, _failureText: 'net::ERR_FAILED' }), ['answer']],
  [
    'Chromium: an answer that broke off',
    entry({}, { content: { size: 0 }, _error: 'net::ERR_ABORTED' }),
    ['answerBody'],
  ],
  [
    'Chromium: blocked',
    entry({}, { status: 0, headers: [], content: { size: 0 }, _error: 'net::ERR_BLOCKED' }),
    ['answer'],
  ],
  [
    'Chromium: an answer of its own',
    entry({}, { status: 307, headers: list({ Location: 'https://h/', 'Non-Authoritative-Reason': 'HSTS' }) }),
    ['answer'],
  ],
  ['Charles: an answer that broke off', entry({}, { _charlesStatus: 'EXCEPTION' }), ['answer']],
  [
    'Charles: a form without its text',
    entry({ bodySize: 0, postData: { mimeType: 'application/x-www-form-urlencoded', params: [{ name: 'a' }] } }),
    ['requestBody'],
  ],
  [
    'HTTP Toolkit: a body that is too long',
    entry({ bodySize: 0, postData: undefined, _requestBodyStatus: 'discarded:too-large' }),
    ['requestBody'],
  ],
  [
    'HTTP Toolkit: an answer that is too long',
    entry({}, { content: { size: 0, comment: 'Body discarded during HAR generation' } }),
    ['answerBody'],
  ],
  [
    'mitmproxy: bytes that are not UTF-8',
    entry({ bodySize: -1, postData: { text: '{"a":"\udcff"}' } }),
    ['requestBody'],
  ],
  ['Insomnia: a request that was never sent', entry({}, { status: 0, headers: [], content: {} }), ['answer']],
  ['JSON in the place of its text', entry({ bodySize: 0, postData: { text: { a: 1 } } }), ['requestBody']],
  ['a text in the place of postData', entry({ bodySize: 0, postData: body }), ['requestBody']],
  [
    'JSON that was written into JSON, of another length',
    entry({ bodySize: 7, postData: { text: JSON.stringify(body) } }),
    ['requestBody'],
  ],
  [
    'a body that was written anew',
    entry({ postData: { text: JSON.stringify(JSON.parse(body), null, 4) } }),
    ['requestBody'],
  ],
])('%s: what is missing is a gap', (_, one, gaps) => {
  expect(read(one)).toMatchObject({ gaps });
});

test('Charles: UTF-8 that was read as Latin-1 is UTF-8 again', () => {
  const named = `${answer.slice(0, -1)}\u{fc}${answer.slice(-1)}`;
  const length = Buffer.byteLength(named);
  const headers = list({ ...json, 'Content-Length': length });
  const content = { size: length, text: Buffer.from(named).toString('latin1') };
  const one = entry({}, { headers, content });
  expect(read(one)).toMatchObject({ gaps: [] });
  expect(parts(one)).toMatchObject({ answered: named });
  expect(read(entry({}, { headers: list(json), content }))).toMatchObject({ gaps: ['answerBody'] });
});

test.each([
  ['Chromium: the page', entry({}, { _fetchedViaServiceWorker: true })],
  ['Chromium: the page, said beside the answer', entry({}, {}, { _fetchedViaServiceWorker: true })],
  ['Playwright: the page', entry({}, { _transferSize: 0 }, { _frameref: 'f' })],
  ['Playwright, minimal: the worker', entry({}, {}, { _serviceWorkerRef: 'w' })],
])('%s: the other entry of what a service worker passed on is judged', (_, one) => {
  expect(read(one)).toContain('service worker');
});

test.each([
  ['Chromium: the worker', entry({}, { _fetchedViaServiceWorker: false })],
  [
    'Playwright: the worker',
    entry({}, { _transferSize: 900 }, { _serviceWorkerRef: 'w', serverIPAddress: '127.0.0.1' }),
  ],
  ['Playwright: a page', entry({}, { _transferSize: 900 }, { _frameref: 'f', serverIPAddress: '127.0.0.1' })],
  ['Playwright, minimal: a page', entry({}, {}, { _frameref: 'f' })],
])('%s is judged', (_, one) => expect(read(one)).toMatchObject({ gaps: [] }));

test('Playwright: a mock answers no create', () => {
  const one = entry({}, { _transferSize: 0 }, { _frameref: 'f', _wasFulfilled: true });
  expect(read(one)).toMatchObject({ gaps: ['answer'], why: { answer: expect.stringContaining('a test') } });
});

test.each([
  ['utf-16', ['answerBody']],
  ['"UTF-16LE"', ['answerBody']],
  ['shift_jis', ['answerBody']],
  ['UTF8', []],
  ['"utf-8"', []],
  ['iso-8859-1', []],
  ['windows-1252', []],
])('browsers: the bytes behind letters of charset=%s', (charset, gaps) => {
  const headers = list({ 'Content-Type': `application/json; odata=minimal; charset=${charset}` });
  expect(read(entry({}, { headers }))).toMatchObject({ gaps });
});

const chromium = { _resourceType: 'ping' };
const lengthless = { bodySize: 0, postData: undefined };

test.each([
  ['a beacon with a Blob', entry(lengthless, {}, chromium), ['requestBody']],
  ['no body', entry({ ...lengthless, headers: list({ ...bearer, Host: 'h' }) }, {}, chromium), []],
  [
    'no body, with its length',
    entry({ ...lengthless, headers: list({ ...bearer, 'Content-Length': '0' }) }, {}, chromium),
    [],
  ],
])('Chromium: %s', (_, one, gaps) => expect(read(one)).toMatchObject({ gaps }));

test.each([
  ['an offset without a colon', '2026-03-04T05:06:07+0100', true],
  ['seven digits', '2026-03-04T05:06:07.1234567Z', true],
  ['no offset', '2026-03-04T05:06:07.123', false],
  ['a number', 1_772_600_000_000, false],
  ['nothing', undefined, false],
])('a beginning with %s', (_, startedDateTime, isKnown) => {
  expect('times' in Object(read(entry({}, {}, { startedDateTime })))).toBe(isKnown);
});

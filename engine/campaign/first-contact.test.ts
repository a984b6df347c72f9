// The first contact ends a run that could only repeat one thing, and no other.
import type { Answer, Silence } from '../../contracts/judging/exchange.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { NoVerdict } from '../settings/errors.ts';
import { checkFirstContact } from './first-contact.ts';

const answer = (status: number, headers: Answer['headers'] = {}, body: Answer['body'] = ''): Answer => ({
  status,
  headers,
  body,
});
const html = { 'content-type': 'text/html; charset=utf-8' };
const graphError = JSON.stringify({ error: { code: 'Forbidden', message: 'Tenant is \u001b[31mdisabled\u202e.' } });
const unreachable: Silence = { silence: 'unreachable', detail: 'connect ECONNREFUSED' };

const everywhere = (given: Answer | Silence) => userStatus.paths.names.map((path) => ({ path, answer: given }));
const checking = (contacts: ReturnType<typeof everywhere>) => () =>
  checkFirstContact(userStatus, 'http://host/beta', contacts);

describe('a target', () => {
  test.each<[string, Answer | Silence, RegExp]>([
    [
      'that cannot be reached',
      unreachable,
      /^http:\/\/host\/beta cannot be reached: connect ECONNREFUSED: nothing listens there; start it, .*\.$/,
    ],
    [
      'that answers 401',
      answer(401),
      /401 to a valid create on every path: the token \(of GRAPH_TOKEN or --credential\)/,
    ],
    ['that answers 403', answer(403), /403 .* needs DeviceManagementConfiguration\.ReadWrite\.All/],
    ['that answers 404', answer(404), /404 .* the base URL must end where \/deviceManagement begins/],
    [
      'whose 401 says why',
      answer(401, {}, '{"error":{"code":"InvalidAuthenticationToken","message":"Access token has expired."}}'),
      /answers 401 to a valid create on every path \("Access token has expired\."\): the token/,
    ],
    [
      'whose 401 says why in its challenge',
      answer(401, { 'www-authenticate': 'Bearer error="invalid_token", error_description="The audience is wrong"' }),
      /on every path \("The audience is wrong"\): the token/,
    ],
    [
      'whose 401 asks for claims',
      answer(401, { 'www-authenticate': 'Bearer realm="", error="insufficient_claims", claims="eyJhY2Nlc3Nf"' }),
      /answers 401 to a valid create on every path: Conditional Access of the tenant wants more/,
    ],
    [
      'whose 403 tries to write to the terminal',
      answer(403, {}, graphError),
      /\("Tenant is \[31mdisabled \."\): the token/,
    ],
    [
      'whose 403 is the page of a firewall',
      answer(403, html, '<html><style>p{}</style><h1>Request\n blocked</h1><p>ID 7</p></html>'),
      /\("Request blocked ID 7"\): the answer is a web page, so a firewall or gateway before the target/,
    ],
    ['whose 403 is long', answer(403, {}, 'x'.repeat(5_000)), /\("x{200}…"\): the token/],
    [
      'whose 403 is not UTF-8',
      answer(403, {}, Buffer.from([0xff, 0x61, 0x00])),
      /on every path \("\ufffda"\): the token/,
    ],
    ['that answers 407', answer(407), /407 .*: a proxy or a network before the target wants a login/],
    ['that answers 502', answer(502, html, '<h1>502 Bad Gateway</h1>'), /\("502 Bad Gateway"\): a gateway answers/],
    ['that answers 504', answer(504), /504 .*: a gateway answers that does not reach the service behind it/],
    ['that answers 426', answer(426, { upgrade: 'h2c' }), /426 .*: it does not speak HTTP\/1\.1 here/],
    [
      'that redirects to https',
      answer(308, { location: 'https://host/beta/x' }),
      /308 .* and redirects to https:\/\/host: the token is not sent there; give the base URL/,
    ],
    [
      'that redirects to a login',
      answer(302, { location: 'https://login.example/?next=x' }),
      /redirects to https:\/\/login\.example: /,
    ],
    [
      'that wants TLS',
      answer(400, html, '<center>The plain HTTP request was sent to HTTPS port</center>'),
      /it speaks TLS, so the base URL must begin with https:\/\//,
    ],
    ['that answers 429', answer(429), /keeps saying "try again"/],
    ['that answers 503 with Retry-After', answer(503, { 'retry-after': '9' }), /keeps saying "try again"/],
  ])('%s gets no verdict', (_, given, sentence) => {
    expect(checking(everywhere(given))).toThrow(NoVerdict);
    expect(checking(everywhere(given))).toThrow(sentence);
  });

  test.each<[string, Answer | Silence]>([
    ['that creates', answer(201)],
    ['that answers 400', answer(400)],
    ['that answers 400 and says why', answer(400, {}, '{"error":{"code":"BadRequest","message":"no"}}')],
    ['that redirects within itself', answer(302, { location: '/' })],
    ['that redirects to its own origin', answer(308, { location: 'http://host/beta/y' })],
    ['that redirects to nowhere', answer(302)],
    ['that redirects to no URL', answer(302, { location: 'http://[' })],
    ['that answers 500', answer(500)],
    ['that answers 503 without Retry-After', answer(503)],
    ['that drops the connection', { silence: 'dropped', detail: '' }],
    ['that hangs', { silence: 'timeout', detail: '' }],
  ])('%s is judged', (_, given) => expect(checking(everywhere(given))).not.toThrow());

  test('that answers otherwise on some paths, but never as the API, gets no verdict, with each cause', () => {
    const [first, second, ...others] = userStatus.paths.names;
    const contacts = [
      { path: first ?? '', answer: answer(404) },
      { path: second ?? '', answer: answer(429) },
      ...others.map((path) => ({ path, answer: answer(401) })),
    ];
    const check = () => checkFirstContact(userStatus, 'http://host/beta', contacts);
    expect(check).toThrow(NoVerdict);
    expect(check).toThrow(`http://host/beta answers 404 to a valid create on ${first}: the base URL must end`);
    expect(check).toThrow(`. It answers 401 to a valid create on ${others.join(', ')}: the token`);
    const judged = [{ path: first ?? '', answer: answer(400) }, ...contacts.slice(1)];
    expect(() => checkFirstContact(userStatus, 'http://host/beta', judged)).not.toThrow();
  });

  test.each([401, 403, 404, 407, 429, 502, 504])('that answers %d on all paths but one is judged', (status) => {
    const [, ...others] = everywhere(answer(status));
    expect(checking([{ path: 'deviceConfiguration', answer: answer(201) }, ...others])).not.toThrow();
  });

  test.each<[string, Answer, boolean]>([
    ['v1.0', answer(404), true],
    ['v1.0', answer(400), true],
    ['v1.0', answer(500), false],
    ['v1.0', answer(201), false],
    ['beta', answer(404), false],
  ])('at /%s that creates on one path, with another answer on all others', (version, given, ends) => {
    const [, ...others] = everywhere(given);
    const contacts = [{ path: 'deviceConfiguration', answer: answer(201) }, ...others];
    const check = () => checkFirstContact(userStatus, `http://host/${version}`, contacts);
    if (ends) expect(check).toThrow('does not have all 8 paths: v1.0 has fewer than beta; give the base URL of beta');
    else expect(check).not.toThrow();
  });

  test('that stops listening after the first path gets no verdict', () => {
    const [, ...others] = everywhere(answer(201));
    expect(checking([{ path: 'deviceConfiguration', answer: unreachable }, ...others])).toThrow('cannot be reached');
  });
});

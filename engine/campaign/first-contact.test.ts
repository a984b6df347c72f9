// The first contact ends a run that could only repeat one thing, and no other.
import type { Answer, Silence } from '../../contracts/judging/exchange.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { NoVerdict } from '../settings/errors.ts';
import { checkFirstContact } from './first-contact.ts';

const answer = (status: number, headers: Answer['headers'] = {}): Answer => ({ status, headers, body: '' });
const unreachable: Silence = { silence: 'unreachable', detail: 'connect ECONNREFUSED' };

const everywhere = (given: Answer | Silence) => userStatus.paths.names.map((path) => ({ path, answer: given }));
const checking = (contacts: ReturnType<typeof everywhere>) => () =>
  checkFirstContact(userStatus, 'http://host/beta', contacts);

describe('a target', () => {
  test.each<[string, Answer | Silence, RegExp]>([
    ['that cannot be reached', unreachable, /^http:\/\/host\/beta cannot be reached: connect ECONNREFUSED\.$/],
    [
      'that answers 401',
      answer(401),
      /401 to a valid create on every path: the token \(of GRAPH_TOKEN or --credential\)/,
    ],
    ['that answers 403', answer(403), /403 .* needs DeviceManagementConfiguration\.ReadWrite\.All/],
    ['that answers 404', answer(404), /404 .* the base URL must end where \/deviceManagement begins/],
    ['that answers 429', answer(429), /keeps saying "try again"/],
    ['that answers 503 with Retry-After', answer(503, { 'retry-after': '9' }), /keeps saying "try again"/],
  ])('%s gets no verdict', (_, given, sentence) => {
    expect(checking(everywhere(given))).toThrow(NoVerdict);
    expect(checking(everywhere(given))).toThrow(sentence);
  });

  test.each<[string, Answer | Silence]>([
    ['that creates', answer(201)],
    ['that answers 400', answer(400)],
    ['that answers 500', answer(500)],
    ['that answers 503 without Retry-After', answer(503)],
    ['that drops the connection', { silence: 'dropped', detail: '' }],
    ['that hangs', { silence: 'timeout', detail: '' }],
  ])('%s is judged', (_, given) => expect(checking(everywhere(given))).not.toThrow());

  test.each([401, 403, 404, 429])('that answers %d on all paths but one is judged', (status) => {
    const [, ...others] = everywhere(answer(status));
    expect(checking([{ path: 'deviceConfiguration', answer: answer(201) }, ...others])).not.toThrow();
  });

  test('that stops listening after the first path gets no verdict', () => {
    const [, ...others] = everywhere(answer(201));
    expect(checking([{ path: 'deviceConfiguration', answer: unreachable }, ...others])).toThrow('cannot be reached');
  });
});

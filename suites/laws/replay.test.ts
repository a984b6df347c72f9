// The same seed makes the same run, every case can be made again from its id, and a failure shrinks to a minimal body.

import type { Deviation } from '../../contracts/deviations/deviation.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { placeOf, schedule } from '../../engine/campaign/schedule.ts';
import { campaignOn } from '../../engine/selftest/in-process.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import { enumeratedCases, generatedCases, replayCase } from '../../fixtures/cases/cases.ts';

const settingsOf = (seed: number) => readSettings(userStatus, { seed: String(seed), cases: '30' }, {});
const bytes = ({ id, request }: Case): string => `${id} ${JSON.stringify(request.headers)} ${request.body}`;
const allOf = (seed: number): string[] => [...schedule(settingsOf(seed), ['deviceConfiguration']).cases].map(bytes);

describe('a seed', () => {
  test('makes the same cases again', () => expect(allOf(7)).toEqual(allOf(7)));

  test('makes other cases than another seed', () => expect(allOf(7)).not.toEqual(allOf(8)));

  test('makes other cases on another path', () => {
    const row = userStatus.requirements.get('bodies.valid');
    const bodiesOn = (path: 'deviceConfiguration' | 'rootCertificate') =>
      [...generatedCases(row, placeOf(path, settingsOf(7)), 30)].map(({ request }) => request.body);
    expect(bodiesOn('deviceConfiguration')).not.toEqual(bodiesOn('rootCertificate'));
  });
});

test.each(userStatus.requirements.all)('every case of $id is made again from its id', (row) => {
  const place = placeOf('iosScepRootCertificate', settingsOf(3));
  const cases = [...enumeratedCases(row, place), ...generatedCases(row, place, 70)];
  const again = cases.map(({ id }) => replayCase(id, place));
  expect(again.map((made) => made && bytes(made))).toEqual(cases.map(bytes));
});

const bodyOf = (made: Case | undefined): Record<string, unknown> => JSON.parse(String(made?.request.body ?? '{}'));

const refusing = (isUnwelcome: (body: Record<string, unknown>) => boolean): Deviation => ({
  reply: (reply, { request }) => {
    const text = String(request.body);
    const valid = 'status' in reply && reply.status === 201;
    return valid && isUnwelcome(JSON.parse(text)) ? { status: 400, headers: {}, body: '' } : reply;
  },
});

const example = {
  '@odata.type': '#microsoft.graph.deviceConfigurationUserStatus',
  userDisplayName: 'User Display Name value',
  devicesCount: 12,
  status: 'notApplicable',
  lastReportedDateTime: '2017-01-01T00:00:17.7769392-08:00',
  userPrincipalName: 'User Principal Name value',
};

describe('a failure', () => {
  test.each([
    [
      'the smallest count that fails',
      (body: Record<string, unknown>) => Number(body['devicesCount']) >= 40_000,
      { devicesCount: 40_000 },
    ],
    [
      'the shortest string that fails',
      (body: Record<string, unknown>) => [...String(body['userDisplayName'])].length > 70,
      { userDisplayName: 'a'.repeat(71) },
    ],
    [
      'the plainest string that fails',
      (body: Record<string, unknown>) => /[^ -~]/.test(String(body['userPrincipalName'])),
      undefined,
    ],
  ])('shrinks to %s, and its id makes that body again', async (_, isUnwelcome, expected) => {
    const campaign = campaignOn([refusing(isUnwelcome)], {
      ...{ contract: userStatus, seed: 5, cases: 200 },
      only: ['bodies.valid'],
    });
    const { counterexample } = await campaign.examine('bodies.valid', 'deviceConfiguration');
    const body = bodyOf(counterexample?.case);
    if (expected) expect(body).toEqual({ ...example, ...expected });
    else {
      expect({ ...body, userPrincipalName: '' }).toEqual({ ...example, userPrincipalName: '' });
      expect([...String(body['userPrincipalName'])]).toHaveLength(1);
    }
    expect(counterexample?.minimal).toBe(true);
    const settings = readSettings(userStatus, { seed: '5' }, {});
    const again = replayCase(counterexample?.case.id ?? '', placeOf('deviceConfiguration', settings));
    expect(again?.request.body).toBe(counterexample?.case.request.body);
  });
});

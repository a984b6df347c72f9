// Exchanges that fail alike are one symptom, with the features that set them apart.

import type { Exchange, Finding } from '../../../contracts/judging/exchange.ts';
import { judgeExchange } from '../../../contracts/judging/judge-exchange.ts';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { enumeratedCases } from '../../../fixtures/cases/cases.ts';
import { createTenant } from '../../../fixtures/tenant/tenant.ts';
import { openSymptoms } from './symptoms.ts';

const [path = ''] = userStatus.paths.names;
const place = {
  contract: userStatus,
  path,
  ids: Object.fromEntries(userStatus.paths.parameters(path).map((key) => [key, 'one'])),
  seed: 1,
};

const values = enumeratedCases(userStatus.requirements.get('bodies.userDisplayName.values'), place);

/** Hears the cases of a requirement, with what is made of the tenant's answers. */
const heard = (change: (answer: Exchange['answer'], body: string) => Exchange['answer']) => {
  const [tenant, counter] = [createTenant({ contract: userStatus }), openSymptoms(userStatus)];
  for (const made of values) {
    const answer = change(tenant.respond(made.request), String(made.request.body));
    const exchange: Exchange = { madeFor: made.requirement, request: made.request, answer };
    const findings: readonly Finding[] = judgeExchange(userStatus, exchange);
    counter.hear({ kind: 'judged', case: made, broken: [], found: { answer, findings } });
  }
  return counter.symptoms();
};

test('there is none where all passes', () => expect(heard((answer) => answer)).toEqual([]));

test('names what all failing requests have and no passing one has', () => {
  const [symptom, more] = heard((answer, body) =>
    /[\u{10000}-\u{10ffff}]/u.test(body) ? { status: 500, headers: {}, body: 'oops 12' } : answer,
  );
  expect(more).toBeUndefined();
  expect(symptom).toMatchObject({
    wanted: 'create',
    location: 'status',
    actual: '500',
    paths: { [path]: symptom?.count },
  });
  expect(symptom?.features.map(({ name }) => name)).toContain('userDisplayName contains a character outside the BMP');
});

test('answers that differ in numbers and quoted texts alone are alike', () => {
  let count = 0;
  const symptoms = heard(() => {
    count += 1;
    return { status: 400, headers: {}, body: `"x${count}" is wrong at position ${count}` };
  });
  expect(symptoms.map((symptom) => symptom.count)).toEqual([values.length]);
});

test('answers with another text each are few symptoms', () => {
  let count = 0;
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const symptoms = heard(() => {
    count += 1;
    return { status: 500, headers: {}, body: `trace ${letters.slice(count % 26)}${letters.slice(count % 7)}` };
  });
  expect(symptoms.length).toBeLessThanOrEqual(6);
  expect(symptoms.reduce((sum, symptom) => sum + symptom.count, 0)).toBe(values.length);
});

test('keeps no text of an answer', () => {
  const symptoms = heard(() => ({ status: 400, headers: {}, body: 'a secret' }));
  expect(JSON.stringify(symptoms)).not.toContain('secret');
});

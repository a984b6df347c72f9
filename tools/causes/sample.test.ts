// A sample of what `npm run causes` measures, with its limits.
import { userStatus } from '../../contracts/user-status/contract.ts';
import { faultsOf } from '../../fixtures/tenant/faults/faults.ts';
import { deviceStatus } from '../../test-support/device-status/contract.ts';
import { measureFault, measureLawful, measurePair, shareOf } from './measure.ts';
import type { Size } from './record-on.ts';
import { lawfulOf, pairsOf, sampleOf } from './subjects.ts';

// What holds with all paths and more cases must hold with less evidence: a fourth of it is enough.
const size: Size = { seed: 1, cases: 10, paths: 2 };
const seed = 3;

const each = async <T, R>(all: readonly T[], measure: (one: T) => Promise<R>): Promise<R[]> => {
  const measured: R[] = [];
  for (const one of all) measured.push(await measure(one));
  return measured;
};

test('one fault has one cause, whose first requirement it breaks', async () => {
  const measured = await each(sampleOf(faultsOf(userStatus), 20, seed), (fault) =>
    measureFault(userStatus, fault, size),
  );
  expect(shareOf(measured, ({ isOne }) => isOne)).toBeGreaterThanOrEqual(0.95);
  expect(shareOf(measured, ({ isFirst }) => isFirst)).toBeGreaterThanOrEqual(0.95);
});

test('two faults that both show have two or three causes', async () => {
  const measured = await each(pairsOf(userStatus, 20, seed), (pair) => measurePair(userStatus, pair, size));
  const showing = measured.filter(({ isHidden }) => !isHidden);
  expect(showing.length).toBeGreaterThan(12);
  expect(shareOf(showing, ({ isTold }) => isTold)).toBeGreaterThanOrEqual(0.9);
});

test('a lawful target has no cause of a failure', async () => {
  const some = lawfulOf(userStatus)
    .slice(0, 1)
    .concat(sampleOf(lawfulOf(userStatus), 5, seed));
  const measured = await each(some, (one) => measureLawful(userStatus, one, size));
  expect(measured.filter(({ failing }) => failing > 0)).toEqual([]);
});

test('the faults of another contract have one cause each as well', async () => {
  const measured = await each(sampleOf(faultsOf(deviceStatus), 6, seed), (fault) =>
    measureFault(deviceStatus, fault, size),
  );
  expect(shareOf(measured, ({ isOne }) => isOne)).toBeGreaterThanOrEqual(0.8);
});

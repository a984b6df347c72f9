// The kill matrix can say no: it names what survives, what cannot fail, and who is blamed without a reason.
import { userStatus } from '../../contracts/user-status/contract.ts';
import { faultsOf } from '../../fixtures/tenant/faults/faults.ts';
import { killMatrix } from './kill-matrix.ts';
import { runTrial, type Trial } from './trial.ts';
import { type Done, type Planned, planTrials } from './trials.ts';

const faults = faultsOf(userStatus);
const scope = { cases: 1, seed: 1, seeds: 1 };

const tryOut = async (plan: readonly Planned[]): Promise<Done[]> => {
  const done: Done[] = [];
  for (const planned of plan) done.push({ ...planned, tried: await runTrial(userStatus, planned.trial) });
  return done;
};

const trial = (deviation: string): Trial => ({ deviation, cases: 1, seeds: [1] });

const cleanRun = { broken: [], notExercised: [], cases: {} };

test('a fault that is caught and an oddity that is not blamed leave nothing to be said', async () => {
  const matrix = killMatrix(userStatus, await tryOut(planTrials(userStatus, ['status-200', 'reversed'], scope)));
  expect(matrix).toMatchObject({ survivors: [], falseAlarms: [] });
  expect(matrix.faults).toMatchObject([
    { name: 'status-200', caught: { always: true, onOnePath: true, oneInHundred: true }, kills: ['answers.created'] },
  ]);
  expect(matrix.oddities).toMatchObject([{ name: 'reversed', seeds: 1, blamedBy: [] }]);
});

test('a fault that hardly ever shows survives', async () => {
  const purpose = { kind: 'fault', name: 'status-200', way: 'always' } as const;
  const { survivors } = killMatrix(userStatus, await tryOut([{ purpose, trial: trial('status-200/99999') }]));
  expect(survivors).toEqual(['the fault status-200 that shows at every request is not caught by answers.created']);
});

test('a fault that another requirement catches alone survives', () => {
  const purpose = { kind: 'fault', name: 'status-200', way: 'onOnePath' } as const;
  const broken = [{ requirement: 'answers.object', path: 'rootCertificate', seed: 1 }] as const;
  const done: Done[] = [
    { purpose: { ...purpose, way: 'always' }, trial: trial('status-200'), tried: { ...cleanRun, broken } },
    { purpose, trial: trial('status-200@rootCertificate'), tried: { ...cleanRun, broken } },
  ];
  expect(killMatrix(userStatus, done).survivors).toHaveLength(2);
});

test('an oddity that a requirement of MUST level blames is a false alarm, at SHOULD level it is none', async () => {
  const odd = (deviation: string): Planned => ({
    purpose: { kind: 'oddity', name: 'reversed' },
    trial: trial(deviation),
  });
  const must = killMatrix(userStatus, await tryOut([odd('status-200')]));
  expect(must.falseAlarms).toEqual(['answers.created blames the lawful oddity reversed']);
  const should = killMatrix(userStatus, await tryOut([odd('error-as-text')]));
  expect(should.falseAlarms).toEqual([]);
});

test('a plain tenant that is blamed is a false alarm', async () => {
  const { falseAlarms } = killMatrix(
    userStatus,
    await tryOut([{ purpose: { kind: 'plain' }, trial: trial('status-200') }]),
  );
  expect(falseAlarms).toEqual(['answers.created blames the plain tenant']);
});

test('a path that a fault does not touch is not to be blamed', async () => {
  const purpose = { kind: 'fault', name: 'status-200', way: 'onOnePath' } as const;
  const onOnePath = trial('status-200@rootCertificate');
  expect(killMatrix(userStatus, await tryOut([{ purpose, trial: onOnePath }])).falseAlarms).toEqual([]);
  const tried = await runTrial(userStatus, trial('status-200'));
  expect(killMatrix(userStatus, [{ purpose, trial: onOnePath, tried }]).falseAlarms).toEqual([
    'answers.created blames paths that the fault status-200@rootCertificate does not touch',
  ]);
});

test('a requirement that no fault makes fail is named once every fault was tried', () => {
  const done: Done[] = faults.map(({ name, breaks }) => ({
    purpose: { kind: 'fault', name, way: 'always' },
    trial: trial(name),
    tried: {
      ...cleanRun,
      broken: breaks === 'bodies.valid' ? [] : [{ requirement: breaks, path: 'rootCertificate', seed: 1 }],
    },
  }));
  const { survivors } = killMatrix(userStatus, done);
  expect(survivors).toContain('no fault makes bodies.valid fail');
  expect(survivors.filter((said) => said.startsWith('no fault'))).toHaveLength(1);
});

test('the plan tries every fault in three ways, and every oddity over all seeds', () => {
  const plan = planTrials(userStatus, [], { cases: 100, seed: 1, seeds: 50 });
  const count = (way: string): number =>
    plan.filter(({ purpose }) => purpose.kind === 'fault' && purpose.way === way).length;
  expect([count('always'), count('onOnePath')]).toEqual([faults.length, faults.length]);
  expect(count('oneInHundred')).toBe(faults.filter(({ rare }) => !rare).length);
  const seeds = plan.flatMap(({ purpose, trial }) =>
    purpose.kind === 'oddity' && purpose.name === 'reversed' ? trial.seeds : [],
  );
  expect(seeds).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
});

// Which cases a run sends: as many as it says, for every path in turn, and none that it has no token for.
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { type RunOptions, readSettings } from '../settings/settings.ts';
import { examined, providerRequirements, schedule } from './schedule.ts';

const pathNames = userStatus.paths.names;

const foreign = (said: RunOptions, environment = {}) =>
  readSettings(
    userStatus,
    { target: 'http://host/beta', seed: '1', ...said },
    { GRAPH_TOKEN: 'a-token', ...environment },
  );

const sentBy = (said: RunOptions, environment = {}) => [...schedule(foreign(said, environment), pathNames).cases];
const requirementsIn = (cases: ReturnType<typeof sentBy>) => new Set(cases.map(({ requirement }) => requirement));

const needingTokens: readonly RequirementId[] = ['authorization.permission', 'authorization.personalAccount'];

describe('a schedule', () => {
  test.each(['0', '1', '100', '1000'])('has as many cases as it says, with --cases %s', (cases) => {
    const { total, cases: made } = schedule(foreign({ cases }), pathNames);
    expect([...made]).toHaveLength(total);
  });

  test('has more cases when more are asked for', () => {
    expect(sentBy({ cases: '500' }).length).toBeGreaterThan(sentBy({ cases: '50' }).length);
  });

  test('has a case once', () => {
    const ids = sentBy({}).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('takes every path in turn', () => {
    const paths = sentBy({}).map(({ path }) => path);
    expect(paths.slice(0, 16)).toEqual([...pathNames, ...pathNames]);
    expect(pathNames.map((name) => paths.filter((path) => path === name).length * 8)).toEqual(
      pathNames.map(() => paths.length),
    );
  });

  test.each([1, 2, 3, 7])('in %d shards has the cases of the whole, each in one shard', (of) => {
    const shards = Array.from({ length: of }, (_, index) => sentBy({ cases: '1000', shard: `${index + 1}/${of}` }));
    const ids = shards.flat().map(({ id }) => id);
    expect(ids.sort()).toEqual(
      sentBy({ cases: '1000' })
        .map(({ id }) => id)
        .sort(),
    );
    const sizes = shards.map(({ length }) => length);
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(1.3);
  });

  test('in shards has each reading once', () => {
    const turns = (said: RunOptions): number[] => [
      ...schedule(foreign({ cases: '1000', ...said }), pathNames).readings('rootCertificate'),
    ];
    const shards = ['1/3', '2/3', '3/3'].map((shard) => turns({ shard }));
    expect(turns({})).toHaveLength(21);
    expect(shards.map(({ length }) => length)).toEqual([7, 7, 7]);
    expect(new Set(shards.flat())).toEqual(new Set(turns({})));
  });

  test('leaves out what needs a token that was not given', () => {
    const sent = requirementsIn(sentBy({}));
    expect(needingTokens.filter((id) => sent.has(id))).toEqual([]);
    const given = requirementsIn(sentBy({}, { GRAPH_INSUFFICIENT_TOKEN: 'poor', GRAPH_PERSONAL_TOKEN: 'own' }));
    expect(needingTokens.filter((id) => given.has(id))).toEqual(needingTokens);
  });

  test.each([...needingTokens])('replays no case of %s without its token', (id) => {
    const replay = { case: `${id}@rootCertificate#e0` };
    expect(sentBy(replay)).toEqual([]);
    const given = sentBy(replay, { GRAPH_INSUFFICIENT_TOKEN: 'poor', GRAPH_PERSONAL_TOKEN: 'own' });
    expect(requirementsIn(given)).toEqual(new Set([id]));
  });

  test('sends for --only what its requirements need', () => {
    expect(requirementsIn(sentBy({ only: ['bodies.empty'] }))).toEqual(new Set(['bodies.empty']));
    expect(requirementsIn(sentBy({ only: ['answers.id'] }))).toContain('bodies.valid');
    expect(requirementsIn(sentBy({ only: ['answers.id'] }))).not.toContain('bodies.empty');
    expect(requirementsIn(sentBy({ only: ['refusals.envelope'] }))).toContain('bodies.empty');
  });

  test('examines what it was told to, and else all that binds providers', () => {
    expect(examined(foreign({ only: ['bodies.empty'] })).map(({ id }) => id)).toEqual(['bodies.empty']);
    expect(examined(foreign({}))).toEqual(providerRequirements(userStatus));
    expect(providerRequirements(userStatus).filter(({ binds }) => binds === 'client')).toEqual([]);
  });
});

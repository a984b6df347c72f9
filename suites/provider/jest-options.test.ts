// What Jest sends where its options say nothing: as much as verify does.
import { userStatus } from '../../contracts/user-status/contract.ts';
import { defaultBudget, readRunSettings } from '../../engine/settings/run-settings.ts';
import { settingsOf } from './jest-options.ts';

const elsewhere = { GRAPH_BASE_URL: 'https://graph.example/beta', GRAPH_TOKEN: 'a-token', USERSTATUS_YES: '1' };
const here = { ...elsewhere, GRAPH_BASE_URL: 'http://127.0.0.1:9/beta' };

test.each([
  ['another machine', elsewhere, {}, 200],
  ['another machine, with a budget', elsewhere, { budget: 64 }, 64],
  ['another machine, with all', elsewhere, { budget: 'all' }, undefined],
  ['another machine, with cases', elsewhere, { cases: 3 }, undefined],
  ['this machine', here, {}, undefined],
  ['the embedded tenant', {}, {}, undefined],
])('on %s', async (_, environment, options, budget) => {
  const settings = await settingsOf({ ...options, seed: 1 }, environment);
  expect(settings.budget).toBe(budget);
  // verify reads the same.
  const said = Object.fromEntries(
    Object.entries({ ...options, seed: 1 }).map(([name, value]) => [name, String(value)]),
  );
  const { agreement: __, network: _network, ...own } = settings;
  const read = await readRunSettings(userStatus, { ...said, budgetElsewhere: defaultBudget }, environment);
  expect(own).toMatchObject({ concurrency: read.concurrency, seed: read.seed, cases: read.cases });
  expect([own.rate, own.cleanUp, own.budget]).toEqual([read.rate, read.cleanUp, read.budget]);
});

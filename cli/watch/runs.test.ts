import { userStatus } from '../../contracts/user-status/contract.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { specimen } from '../../test-support/specimen.ts';
import { runsFor } from './runs.ts';

const settings = readSettings(userStatus, { target: 'http://127.0.0.1:9/beta' }, { GRAPH_TOKEN: 'a-token' });
const whole = specimen(3);
const namesOf = (...args: Parameters<typeof runsFor>) => runsFor(...args).map(({ name }) => name);

test('a key for a cause runs its requirements on its paths', () => {
  const [run] = runsFor({ kind: 'cause', number: 1 }, settings, whole);
  const [cause] = whole.causes;
  expect([run?.name, run?.settings.only, run?.settings.paths]).toEqual(['cause 1', cause?.requirements, cause?.paths]);
  const [id = ''] = cause?.requirements ?? [];
  expect([run?.isAbout?.(id, 'rootCertificate'), run?.isAbout?.('answers.pass', 'rootCertificate')]).toEqual([
    true,
    false,
  ]);
});

test('one for a cause that is not there runs nothing', () => {
  expect(namesOf({ kind: 'cause', number: 9 }, settings, whole)).toEqual([]);
  expect(namesOf({ kind: 'cause', number: 1 }, settings, undefined)).toEqual([]);
});

test('where nothing is kept, all is run', () => {
  expect(namesOf({ kind: 'changed' }, settings, whole)).toEqual(['all']);
  expect(namesOf({ kind: 'failed' }, settings, whole)).toEqual(['all']);
  expect(namesOf({ kind: 'quit' }, settings, whole)).toEqual([]);
});

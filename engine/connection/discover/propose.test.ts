// What is proposed of a tenant: nothing that is in use, whatever it is called.
import type { Answer } from '../../../contracts/judging/exchange.ts';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { inProcess } from '../in-process.ts';
import { type ProposeParts, propose } from './propose.ts';

const answered = (status: number, value: readonly unknown[] = []): Answer => ({
  status,
  headers: {},
  body: JSON.stringify({ value }),
});

const of = (id: string, name: string) => ({ id, name, type: '#microsoft.graph.x' });

/** What is proposed for the path that any configuration does for, by the assignments of each, and what was asked of them. */
const proposed = async (
  all: ProposeParts['all'],
  assignments: (id: string) => Answer,
  parts: { readonly isNew?: boolean } = {},
) => {
  const asked: string[] = [];
  const target = inProcess(({ path }) => {
    const [, id = ''] = /\/([^/]+)\/assignments$/.exec(path) ?? [];
    if (id !== '') asked.push(id);
    return id === '' ? answered(200) : assignments(id);
  });
  const [first] = await propose({ contract: userStatus, target, all, ...parts });
  return { choice: first?.choice, asked };
};

test('one that is assigned is in use, though its name says test; another one is looked for', async () => {
  const all = [of('one', 'Test'), of('two', 'Test 2'), of('three', 'Wi-Fi')];
  const { choice, asked } = await proposed(all, (id) => answered(200, id === 'one' ? [{ id: 'x' }] : []));
  expect(choice).toMatchObject({ configuration: { id: 'two' }, isMeant: true });
  expect(asked).toEqual(['one', 'two']);
});

test('where all that are for tests are assigned, none is meant, and the reason is written', async () => {
  const { choice } = await proposed([of('one', 'Test'), of('two', 'Wi-Fi')], () => answered(200, [{}]));
  expect(choice).toMatchObject({
    configuration: { id: 'one' },
    isMeant: false,
    because: expect.stringContaining('but it is assigned, so that it is in use'),
  });
});

test.each([403, 404, 500])('where assignments are answered %d, the name decides', async (status) =>
  expect((await proposed([of('one', 'Test')], () => answered(status))).choice).toMatchObject({ isMeant: true }),
);

test('what was made a moment ago is assigned to nobody, and not asked', async () => {
  const made = [of('one', 'Conformance tests, x')];
  const { choice, asked } = await proposed(made, () => answered(200, [{}]), { isNew: true });
  expect([choice?.isMeant, asked]).toEqual([true, []]);
});

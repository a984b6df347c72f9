// A run in a process that has run others: it ends as one in a process of its own does, and keeps nothing of those before it.
import { type Ran, run, runAlone } from './command.ts';
import { listen } from './server.ts';

const commands: readonly (readonly [args: readonly string[], code: number])[] = [
  [['requirements'], 0],
  [['requirements', 'bodies.emty'], 2],
  [['--unknown'], 2],
  [['verify', '--target', ''], 2],
  [['judge', 'nothing.har'], 2],
];

test.each(commands)('%j ends as it does alone', async (args, code) => {
  const alone = await runAlone(args);
  const runs: Ran[] = [];
  for (const [before] of commands.slice(0, 2)) {
    await run(before);
    runs.push(await run(args));
  }
  expect([alone.code, ...runs]).toEqual([code, alone, alone]);
});

test('has its own environment', async () => {
  const verify = ['verify', '--dry-run'];
  expect(await run(verify, { GRAPH_BASE_URL: '' })).toMatchObject({ code: 2 });
  expect(await run(verify)).toMatchObject({ code: 0 });
});

test('does not disturb the next where it ends in the middle of a request', async () => {
  const target = await listen(() => undefined);
  const verify = ['verify', '--target', target.url, '--only', 'paths.example', '--request-timeout', '100'];
  expect((await run(verify, { GRAPH_TOKEN: 'a-token' })).code).toBe(3);
  target.close();
  expect(await run(['requirements', 'bodies.empty'])).toMatchObject({ code: 0, stderr: '' });
});

// A process that runs the command again and again: what one run loaded, and Node compiled, serves the next. Each run gets
// arguments and an environment of its own, and ends as a process of its own would: when nothing is under way any more, or
// at `process.exit`; then it does what is left for the end of the process. command.ts starts this process.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { type Asked, type Ended, endOfRun } from './series-messages.ts';

const root = join(import.meta.dirname, '..');
const main = join(root, 'cli/main.ts');

/** Milliseconds between two looks at what is under way. */
const pause = 2;

/** Looks in which what was under way at `process.exit` may end by itself. */
const looks = 25;

// Opened before what is under way is counted: Node opens them where they are first used.
const [, ...outputs] = [process.stdin, process.stdout, process.stderr];

/** What keeps this process alive; the looks themselves do not. */
const underWay = (): number => process.getActiveResourcesInfo().length;

/** Whether nothing but what was there before is under way, after so many looks at most. */
const isIdle = async (atRest: number, longest = Number.POSITIVE_INFINITY): Promise<boolean> => {
  for (let look = 0; look < longest; look += 1) {
    await sleep(pause, undefined, { ref: false });
    if (underWay() <= atRest) return true;
  }
  return false;
};

/** Stops what a run does after `process.exit`. */
class Exit extends Error {}

const onlyExit = (error: unknown): void => {
  if (!(error instanceof Exit)) throw error;
};

/** Takes away what runs listen to: their signals, errors and the end of the process. */
const forget = (): void => {
  for (const name of ['exit', 'SIGINT', 'SIGTERM', 'SIGHUP', 'uncaughtException', 'unhandledRejection'])
    process.removeAllListeners(name);
  for (const output of outputs) output.removeAllListeners('error');
  process.on('uncaughtException', onlyExit).on('unhandledRejection', onlyExit);
};

const prepare = ({ args, env, cwd = root }: Asked): void => {
  process.chdir(cwd);
  process.argv.splice(1, process.argv.length, main, ...args);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  process.exitCode = undefined;
};

/** What is left for the end of the process; gives its exit code. */
const leave = (): number => {
  process.emit('exit', Number(process.exitCode ?? 0));
  forget();
  return Number(process.exitCode ?? 0);
};

let runs = 0;

const exitCodeOf = (atRest: number): Promise<number> =>
  new Promise((resolve, reject) => {
    let isOver = false;
    const end = (): void => {
      if (!isOver) resolve(leave());
      isOver = true;
    };
    process.exit = (code) => {
      process.exitCode = code ?? process.exitCode;
      end();
      throw new Exit();
    };
    runs += 1;
    import(`${pathToFileURL(main).href}?run=${runs}`).then(() => isIdle(atRest)).then(end, reject);
  });

const run = async (asked: Asked): Promise<Ended> => {
  prepare(asked);
  const atRest = underWay();
  const code = await exitCodeOf(atRest);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  return { code, isIdle: await isIdle(atRest, looks), peak };
};

const say = (ended: Ended): void => {
  for (const output of outputs) output.write(endOfRun);
  process.send?.(ended);
};

const exit = process.exit.bind(process);
process.on('disconnect', () => exit());
forget();
process.on('message', (asked: Asked) => void run(asked).then(say));

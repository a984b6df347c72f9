// A started process and all that it started: found and signalled as a whole, also those that left its group.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { platform, type Start } from '../engine/settings/platform.ts';

/** The environment variable that every process of a family inherits; its value is the family's. */
export const familyMark = 'USERSTATUS_CONFORMANCE_RUN';

/** A family: the process that leads it (and on POSIX its group), and the value of its mark. */
export type Family = { readonly leader: number; readonly mark: string };

type Process = { readonly pid: number; readonly parent: number; readonly group: number };

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    // It has ended, or is another user's.
    return '';
  }
};

/** A process by its line in /proc (proc_pid_stat(5)); undefined for one that has ended and waits for its parent. */
const processOf = (pid: number): Process | undefined => {
  const stat = textOf(`/proc/${pid}/stat`);
  // The name before it is in parentheses, and may contain any character.
  const [state = '', parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return /^[ZX]?$/.test(state) ? undefined : { pid, parent: Number(parent), group: Number(group) };
};

const running = (): readonly Process[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => processOf(Number(name)))
    .filter((found) => found !== undefined);

/** The processes of a family on Linux: those of its group, those with its mark, and what these started. */
const membersOf = ({ leader, mark }: Family): ReadonlySet<number> => {
  const sign = `${familyMark}=${mark}\0`;
  const all = running().filter(({ pid }) => pid !== process.pid);
  const isOwn = ({ pid, group }: Process): boolean =>
    pid === leader || group === leader || textOf(`/proc/${pid}/environ`).includes(sign);
  const members = new Set(all.filter(isOwn).map(({ pid }) => pid));
  const children = Map.groupBy(all, ({ parent }) => parent);
  // What is added while this goes on is visited as well.
  for (const member of members) for (const { pid } of children.get(member) ?? []) members.add(pid);
  return members;
};

/** Sends a signal to a process or (negative) a group; whether there was one. */
const send = (pid: number, signal: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
};

const run = ({ file, args }: Start): boolean => spawnSync(file, args, { stdio: 'ignore' }).status === 0;

/** Sends a signal to all of a family; whether anyone was there. On Windows every signal but 0 ends them. */
const signalAll = (family: Family, signal: NodeJS.Signals | 0): boolean => {
  const { endTree, hasProc } = platform;
  if (endTree) return signal === 0 ? send(family.leader, 0) : run(endTree(family.leader));
  if (!hasProc) return send(-family.leader, signal);
  const members = [...membersOf(family)];
  for (const pid of members) send(pid, signal);
  return members.length > 0;
};

/** Sends a signal to the processes that a terminal would send it to: the leader's group. */
export const signalGroup = ({ leader }: Family, signal: NodeJS.Signals): void => {
  if (platform.passesSignals) send(platform.hasGroups ? -leader : leader, signal);
};

/** Rounds of ending a family that starts new processes while it is ended. */
const mostRounds = 20;

/** Ends all of a family at once. */
export const killFamily = (family: Family): void => {
  for (let round = 0; round < mostRounds && signalAll(family, 'SIGKILL'); round += 1);
};

const pollEvery = 50;

/** Asks all of a family to end, and ends those that have not after `grace` milliseconds. */
export const endFamily = async (family: Family, grace: number): Promise<void> => {
  if (!signalAll(family, 'SIGTERM')) return;
  const end = performance.now() + grace;
  while (performance.now() < end && signalAll(family, 0)) await wait(pollEvery);
  killFamily(family);
};

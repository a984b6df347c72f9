// wrk, a load generator in C, with the same bodies: a second opinion on the ceiling, where it is installed.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { posts } from './ceiling.ts';

const lua = (text: string): string =>
  `"${[...Buffer.from(text)].map((byte) => `\\${String(byte).padStart(3, '0')}`).join('')}"`;

const requestOf = ({ path = '', headers = {}, body = '' }: ReturnType<typeof posts>[number]): string => {
  const fields = Object.entries(headers).map(([name, value]) => `[${lua(name)}]=${lua(String(value))}`);
  return `requests[#requests + 1] = wrk.format("POST", ${lua(path)}, {${fields.join(',')}}, ${lua(String(body))})`;
};

const scriptOf = (baseUrl: string, seed: number): string =>
  `local requests, i = {}, 0
init = function() ${posts(baseUrl, seed).map(requestOf).join('\n')} end
request = function() i = i % #requests + 1 return requests[i] end`;

type Load = { readonly connections: number; readonly seed: number; readonly seconds: number };

/**
 * POSTs per second that wrk reaches from two threads; undefined where it is not installed.
 * @throws Error when any of them is not answered with 2xx.
 */
export const measureWrk = async (
  baseUrl: string,
  { connections, seed, seconds }: Load,
): Promise<number | undefined> => {
  const directory = mkdtempSync(join(tmpdir(), 'userstatus-wrk-'));
  const script = join(directory, 'posts.lua');
  writeFileSync(script, scriptOf(baseUrl, seed));
  const args = ['-t2', `-c${connections}`, `-d${seconds}s`, '-s', script, baseUrl];
  const output = await promisify(execFile)('wrk', args).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  rmSync(directory, { recursive: true });
  if (output?.stdout.includes('Non-2xx')) throw new Error(`wrk's POSTs were refused: ${output.stdout}`);
  return output && Number(/Requests\/sec: +([\d.]+)/.exec(output.stdout)?.[1]);
};

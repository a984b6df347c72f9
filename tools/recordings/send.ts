// A client without a browser: sends what it is given, one after the other, and reads every answer.
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Sending } from './sending.ts';

const linesOf = (headers: Sending['headers']): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
  );

const sendOne = async (
  base: string,
  { way, method = 'POST', path, headers, body = '', base64 }: Sending,
): Promise<void> => {
  const bytes = Buffer.from(body, base64 ? 'base64' : 'utf8');
  const length = way === 'chunked' ? {} : { 'content-length': String(bytes.length) };
  const sent = request(base + path, { method, headers: { ...linesOf(headers), ...length }, agent: false });
  sent.end(bytes);
  const [answer]: IncomingMessage[] = await once(sent, 'response');
  if (answer) for await (const _ of answer);
};

/** Sends all to a base URL; a request that fails is part of what is recorded. */
export const sendAll = async (base: string, sends: readonly Sending[]): Promise<void> => {
  for (const sending of sends) {
    await wait(sending.after ?? 0);
    await sendOne(base, sending).catch(() => undefined);
  }
};

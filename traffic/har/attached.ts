// Bodies in files beside a HAR, as Playwright writes them with the content `attach`: their names are their SHA-1, so that no other file is read.
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../../contracts/odata/read-body.ts';
import { longestEntry } from '../seen.ts';

type Json = Readonly<Record<string, unknown>>;

const name = /^([\da-f]{40})\.\w{1,16}$/;

const bytesOf = (file: string): Buffer | undefined => {
  try {
    return statSync(file).size > longestEntry ? undefined : readFileSync(file);
  } catch {
    return undefined;
  }
};

/** The bytes of a file that its HAR names; undefined where it is not there, too long, or not what its name says. */
const attachedAt = (folder: string, file: unknown): Buffer | undefined => {
  const [, sha1] = name.exec(String(file)) ?? [];
  const bytes = sha1 === undefined ? undefined : bytesOf(join(folder, String(file)));
  return bytes && createHash('sha1').update(bytes).digest('hex') === sha1 ? bytes : undefined;
};

/** A part of an entry with its body in it, where that is in a file beside the HAR. */
const withBody = (folder: string, part: unknown): unknown => {
  if (!isObject(part) || part['_file'] === undefined) return part;
  const bytes = attachedAt(folder, part['_file']);
  const { _file: _, ...others } = part;
  return bytes ? { ...others, text: bytes.toString('base64'), encoding: 'base64' } : part;
};

const within = (entry: Json, name: string, change: (part: Json) => Json): Json =>
  isObject(entry[name]) ? { ...entry, [name]: change(entry[name]) } : entry;

/** An entry with the bodies that are in files of a folder. */
export const withAttached = (folder: string, entry: unknown): unknown => {
  if (!isObject(entry)) return entry;
  const sent = within(entry, 'request', (one) => ({ ...one, postData: withBody(folder, one['postData']) }));
  return within(sent, 'response', (one) => ({ ...one, content: withBody(folder, one['content']) }));
};
